import { type Literal } from '../../filter/lexer';
import { parseFilterAlias } from '../../filter/parser';
import { badODataRequest } from '../response/odata-error';
import { type ODataRequest } from './odata-request';

/** The arguments of a function call by name, aliases replaced. Throws 400 for an unknown one, and unless it has all that are required. */
export function functionArguments(
  { path, query }: ODataRequest,
  required: readonly string[],
  optional: readonly string[] = [],
): ReadonlyMap<string, Literal> {
  const segment = path.at(-1);
  const given = new Map<string, Literal>();
  for (const { name, value } of segment?.args ?? []) {
    if (name === null || ![...required, ...optional].includes(name) || given.has(name)) {
      throw badODataRequest(
        `The function '${segment?.name ?? ''}' has no parameter '${name ?? ''}', or it is given twice.`,
      );
    }
    given.set(name, value.kind === 'alias' ? parseFilterAlias(value.name, query.aliases) : value.literal);
  }
  const missing = required.find(name => !given.has(name));
  if (missing !== undefined)
    throw badODataRequest(`The function '${segment?.name ?? ''}' requires the parameter '${missing}'.`);
  return given;
}
