import { type JsonValue } from '../../front/request/json';
import { badRequest, notImplemented } from '../../front/response/odata-error';
import { type ODataRequest } from '../../front/request/odata-request';
import { type Argument } from '../../front/url/resource-path';

type MetadataChangesArguments = {
  readonly query: JsonValue;
  readonly clientVersionStamp: string | undefined;
  readonly wantsDeleted: boolean;
};

/** Reads what RetrieveMetadataChanges is called with: JSON behind an alias, a stamp, a member of an enumeration. */
export function readMetadataChangesArguments({ path, query: options }: ODataRequest): MetadataChangesArguments {
  const values = new Map<string, string>();
  for (const { name, value } of path[0]?.args ?? []) {
    if (name === null || values.has(name)) throw badRequest('Each parameter is given once, by its name.');
    if (!parameters.includes(name)) throw unknownParameter(name);
    values.set(name, argumentText(value, options.aliases));
  }
  const deleted = values.get('DeletedMetadataFilters');
  if (deleted !== undefined && !/^(?:Microsoft\.Dynamics\.CRM\.DeletedMetadataFilters)?'[\w, ]+'$/.test(deleted)) {
    throw badRequest(`'${deleted}' is not a member of DeletedMetadataFilters.`);
  }
  const query = values.get('Query');
  return {
    query: query === undefined ? { Properties: { AllProperties: true } } : parseQuery(query),
    clientVersionStamp: values.get('ClientVersionStamp')?.replace(/^'(.*)'$/s, '$1'),
    wantsDeleted: deleted !== undefined,
  };
}

const unknownParameter = (name: string): Error =>
  name === 'AppModuleId' || name === 'RetrieveAllSettings'
    ? notImplemented(`the parameter '${name}' of RetrieveMetadataChanges`)
    : badRequest(`The function 'RetrieveMetadataChanges' has no parameter '${name}'.`);

const parameters: readonly string[] = ['Query', 'ClientVersionStamp', 'DeletedMetadataFilters'];

function argumentText(value: Argument['value'], aliases: ReadonlyMap<string, string>): string {
  if (value.kind === 'alias') {
    const text = aliases.get(value.name);
    if (text === undefined) throw badRequest(`The parameter alias '${value.name}' has no value in the query string.`);
    return text;
  }
  const { literal } = value;
  if (literal.type === 'string') return `'${literal.value}'`;
  if (literal.type === 'enum') return `${literal.enumType}'${literal.value}'`;
  throw badRequest('A parameter of RetrieveMetadataChanges has the wrong type.');
}

function parseQuery(text: string): JsonValue {
  try {
    const parsed: JsonValue = JSON.parse(text) as JsonValue;
    return parsed;
  } catch {
    throw badRequest(`The parameter 'Query' of RetrieveMetadataChanges is not JSON.`);
  }
}
