import { type JsonValue } from '../../front/request/json';
import { badODataRequest, notImplementedInWebApi } from '../../front/response/odata-error';
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
    if (name === null || values.has(name)) throw badODataRequest('Each parameter is given once, by its name.');
    if (!parameters.includes(name)) throw unknownMetadataChangesParameter(name);
    values.set(name, metadataChangesArgumentText(value, options.aliases));
  }
  const deleted = values.get('DeletedMetadataFilters');
  if (deleted !== undefined && !/^(?:Microsoft\.Dynamics\.CRM\.DeletedMetadataFilters)?'[\w, ]+'$/.test(deleted)) {
    throw badODataRequest(`'${deleted}' is not a member of DeletedMetadataFilters.`);
  }
  const query = values.get('Query');
  return {
    query: query === undefined ? { Properties: { AllProperties: true } } : parseMetadataChangesQuery(query),
    clientVersionStamp: values.get('ClientVersionStamp')?.replace(/^'(.*)'$/s, '$1'),
    wantsDeleted: deleted !== undefined,
  };
}

const unknownMetadataChangesParameter = (name: string): Error =>
  name === 'AppModuleId' || name === 'RetrieveAllSettings'
    ? notImplementedInWebApi(`the parameter '${name}' of RetrieveMetadataChanges`)
    : badODataRequest(`The function 'RetrieveMetadataChanges' has no parameter '${name}'.`);

const parameters: readonly string[] = ['Query', 'ClientVersionStamp', 'DeletedMetadataFilters'];

function metadataChangesArgumentText(value: Argument['value'], aliases: ReadonlyMap<string, string>): string {
  if (value.kind === 'alias') {
    const text = aliases.get(value.name);
    if (text === undefined)
      throw badODataRequest(`The parameter alias '${value.name}' has no value in the query string.`);
    return text;
  }
  const { literal } = value;
  if (literal.type === 'string') return `'${literal.value}'`;
  if (literal.type === 'enum') return `${literal.enumType}'${literal.value}'`;
  throw badODataRequest('A parameter of RetrieveMetadataChanges has the wrong type.');
}

function parseMetadataChangesQuery(text: string): JsonValue {
  try {
    const parsed: JsonValue = JSON.parse(text) as JsonValue;
    return parsed;
  } catch {
    throw badODataRequest(`The parameter 'Query' of RetrieveMetadataChanges is not JSON.`);
  }
}
