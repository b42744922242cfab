import { entityMetadata } from '../../../../definitions/metadata-types/entity-metadata';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { matchesMetadata, matchesMetadataWrite } from '../../front/match';
import { type Operation } from '../../front/operation';
import { type JsonObject } from '../../front/request/json';
import { type ODataRequest } from '../../front/request/odata-request';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { contextUrl, emptyResponse, jsonResponse } from '../../front/response/odata-response';
import { parseDefinitionSelect, renderDefinition } from '../json/entity-type';
import { parseDefinitionExpand, renderDefinitionExpansions } from '../list/definition-expand';
import { definitionFilter } from '../list/definition-filter';
import { requireAddressedTable } from './entity-address';
import { readTableDefinition, readTableUpdate } from './read-table-definition';

/** Reads `$select` and `$expand`: what of each table is shown, and how the context URL says so. */
function readShownTable({ query, prefer }: ODataRequest, organization: OrganizationView) {
  const names = parseDefinitionSelect(entityMetadata, query.get('$select'));
  const rows = { organization, annotations: prefer.annotations };
  const expansions = parseDefinitionExpand(query.get('$expand'), query.aliases, rows);
  const shown = [...(names ?? []), ...expansions.map(({ fragment }) => fragment)];
  const render = (table: TableDefinition): JsonObject => ({
    ...renderDefinition(entityMetadata, table, names),
    ...renderDefinitionExpansions(organization, table, expansions),
  });
  return { fragment: shown.length === 0 ? 'EntityDefinitions' : `EntityDefinitions(${shown.join(',')})`, render };
}

/** The definitions of all tables. */
export const listEntityDefinitions: Operation = {
  operation: 'GET EntityDefinitions',
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: [],
  notServed: [
    'Only part of the properties is served; asking for another one is refused with 501.',
    '$expand knows columns, keys and relationships only; many-to-many relationships do not exist.',
  ],
  matches: matchesMetadata('EntityDefinitions'),
  query: ['$select', '$filter', '$expand'],
  handle: (request, { organization }) => {
    const { query, serviceRoot } = request;
    const { fragment, render } = readShownTable(request, organization);
    const passes = definitionFilter(entityMetadata, query.get('$filter'), query.aliases);
    const value = organization.tables.all().filter(passes).map(render);
    return jsonResponse({ '@odata.context': contextUrl(serviceRoot, fragment), value });
  },
};

/** The definition of one table. */
export const getEntityDefinition: Operation = {
  operation: "GET EntityDefinitions(LogicalName='…') and EntityDefinitions({MetadataId})",
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: ['The differences of GET EntityDefinitions apply.'],
  inferred: ['Code and text of the 404 for an unknown table are not documented.'],
  matches: matchesMetadata('EntityDefinitions()'),
  query: ['$select', '$expand'],
  handle: (request, { organization }) => {
    const { path, serviceRoot } = request;
    const table = requireAddressedTable(organization, path[0]?.args);
    const { fragment, render } = readShownTable(request, organization);
    return jsonResponse({ '@odata.context': contextUrl(serviceRoot, `${fragment}/$entity`), ...render(table) });
  },
};

/** Makes a table with its columns. */
export const createEntityDefinition: Operation = {
  operation: 'POST EntityDefinitions',
  privilege: 'prvCreateEntity',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api',
  notServed: [
    'Tables are owned by users or by the organization, with the column types of POST …/Attributes.',
    'Activities, notes and other features of a table are refused with 501.',
  ],
  differs: [
    'The entity set name is derived by the rules of English spelling.',
    'Several metadata writes at once do not refuse each other; an import, uninstall or publish refuses them with 429.',
  ],
  inferred: [
    'The codes for a name that is taken and for a name without a prefix are not documented.',
    'Every metadata write refuses a managed solution in MSCRM.SolutionUniqueName with 0x8004f024.',
  ],
  matches: matchesMetadataWrite('POST', 'EntityDefinitions'),
  reads: ['MSCRM.SolutionUniqueName'],
  handle: ({ body, serviceRoot, solutionUniqueName }, { organization, operations, solutions }) => {
    const { metadataId } = operations.createTable(organization, {
      draft: readTableDefinition(body('EntityMetadata')),
      solution: solutionUniqueName,
      customizations: solutions.customizations,
    });
    return emptyResponse({ 'odata-entityid': `${serviceRoot}/EntityDefinitions(${metadataId})` });
  },
};

/** Changes a table: its labels, and change tracking from off to on. */
export const updateEntityDefinition: Operation = {
  operation: 'PUT EntityDefinitions({key})',
  privilege: 'prvWriteEntity',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api#update-table-definitions',
  notServed: ['Changes other than labels and change tracking are refused with 501.'],
  differs: [
    'Changes are visible before they are published.',
    'There is only one language, so MSCRM.MergeLabels makes no difference.',
  ],
  inferred: [
    'Properties that the body leaves out stay as they are.',
    'The code for turning change tracking off is not documented.',
    'Turning change tracking on where CanChangeTrackingBeEnabled says no is refused with 0x80040203.',
  ],
  matches: matchesMetadataWrite('PUT', 'EntityDefinitions()'),
  reads: ['if-match', 'MSCRM.SolutionUniqueName'],
  handle: (
    { path, body, ifMatch, solutionUniqueName },
    { organization, operations, solutions: { customizations } },
  ) => {
    // Definitions have no entity tags; clients send `*` for an update that must not create.
    if (typeof ifMatch === 'bigint') throw notImplementedInWebApi('If-Match with an entity tag for a definition');
    const table = requireAddressedTable(organization, path[0]?.args);
    const alteration = readTableUpdate(table, body('EntityMetadata'));
    operations.updateTable(organization, { table, alteration, solution: solutionUniqueName, customizations });
    return emptyResponse();
  },
};

/** Removes a table with its rows and tombstones. */
export const deleteEntityDefinition: Operation = {
  operation: 'DELETE EntityDefinitions({key})',
  privilege: 'prvDeleteEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes',
  differs: ['Lookups of other tables to it are the only dependencies that are known (0x8004f01f).'],
  inferred: ['Managed tables are refused with 0x8004f032.'],
  matches: matchesMetadataWrite('DELETE', 'EntityDefinitions()'),
  handle: ({ path }, { organization, operations, solutions: { customizations } }) => {
    operations.deleteTable(organization, { table: requireAddressedTable(organization, path[0]?.args), customizations });
    return emptyResponse();
  },
};
