import { type JsonObject } from '../../front/request/json';
import { matchesFunction } from '../../front/match';
import { metadataChangesTable } from './complex-table';
import { definitionQueryFromJson } from './read-definition-query';
import { readMetadataChangesArguments } from './read-metadata-changes-arguments';
import { contextUrl, jsonResponse } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

const NAME = 'RetrieveMetadataChanges';

/** Definitions of tables by a query, and those that changed since a version stamp. */
export const retrieveMetadataChanges: Operation = {
  operation: `GET ${NAME}(Query=@p1,ClientVersionStamp=@p2,DeletedMetadataFilters=@p3)`,
  name: NAME,
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
  matches: matchesFunction(NAME),
  handle: (request, { organization, operations }) => {
    const { query, ...rest } = readMetadataChangesArguments(request);
    const { tables, serverVersionStamp } = operations.queryDefinitions(organization, {
      query: definitionQueryFromJson(query),
      ...rest,
    });
    return jsonResponse({
      '@odata.context': contextUrl(request.serviceRoot, `Microsoft.Dynamics.CRM.${NAME}Response`),
      ServerVersionStamp: serverVersionStamp,
      DeletedMetadata: nothingDeleted,
      EntityMetadata: tables.map(metadataChangesTable),
    });
  },
};

const nothingDeleted: JsonObject = { Count: 0, IsReadOnly: false, Keys: [], Values: [] };
