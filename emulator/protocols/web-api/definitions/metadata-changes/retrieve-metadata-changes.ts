import { type JsonObject, type JsonValue } from '../../front/request/json';
import { defineFunction } from '../../front/define-operation';
import { metadataChangesTable } from './metadata-changes-table';
import { definitionQueryFromJson } from './definition-query-from-json';
import { badODataRequest, notImplementedInWebApi } from '../../front/response/odata-error';
import { type ODataRequest } from '../../front/request/odata-request';
import { type Argument } from '../../front/url/resource-path';

/** Definitions of tables by a query, and those that changed since a version stamp. */
export const retrieveMetadataChanges = defineFunction('RetrieveMetadataChanges', {
  call: 'RetrieveMetadataChanges(Query=@p1,ClientVersionStamp=@p2,DeletedMetadataFilters=@p3)',
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions',
  notServed: [
    'Privileges are refused with 501.',
    'Many-to-many relationships do not exist.',
    'Deletions since the stamp are refused with 501 when they are asked for: their JSON is not public.',
  ],
  differs: [
    'The properties are those of GET EntityDefinitions.',
    'A table that changed since the stamp comes whole, with HasChanged true.',
    'Stamps expire after 90 days.',
  ],
  inferred: ['A condition on a label or a list is refused with 400: which refusal it is, is not documented.'],
  run: (request, { organization, operations }) => {
    const { query, ...rest } = readMetadataChangesArguments(request);
    const { tables, serverVersionStamp } = operations.queryDefinitions(organization, {
      query: definitionQueryFromJson(query),
      ...rest,
    });
    return {
      ServerVersionStamp: serverVersionStamp,
      DeletedMetadata: nothingDeleted,
      EntityMetadata: tables.map(metadataChangesTable),
    };
  },
});

const nothingDeleted: JsonObject = { Count: 0, IsReadOnly: false, Keys: [], Values: [] };

type MetadataChangesArguments = {
  readonly query: JsonValue;
  readonly clientVersionStamp: string | undefined;
  readonly wantsDeleted: boolean;
};

/** Reads what RetrieveMetadataChanges is called with: JSON behind an alias, a stamp, a member of an enumeration. */
function readMetadataChangesArguments({ path, query: options }: ODataRequest): MetadataChangesArguments {
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
