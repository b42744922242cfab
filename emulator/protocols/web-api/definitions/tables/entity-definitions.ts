import { entityMetadata } from '../../../../definitions/types/entity-metadata';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { isMetadata, isMetadataWrite } from '../../front/match';
import { type Operation } from '../../front/operation';
import { type JsonObject } from '../../front/request/json';
import { type ODataRequest } from '../../front/request/odata-request';
import { notImplemented } from '../../front/response/odata-error';
import { contextUrl, empty, json } from '../../front/response/odata-response';
import { parseMetadataSelect, renderMetadata } from '../metadata/entity-type';
import { parseMetadataExpand, renderExpansions } from '../metadata/expand';
import { metadataFilter } from '../metadata/metadata-filter';
import { requireEntity } from './entity-address';
import { readTable } from './read-table';
import { readTableUpdate } from './read-table-update';

/** Reads `$select` and `$expand`: what of each table is shown, and how the context URL says so. */
function readShown(query: ODataRequest['query'], organization: OrganizationView) {
  const names = parseMetadataSelect(entityMetadata, query.get('$select'));
  const expansions = parseMetadataExpand(query.get('$expand'), query.aliases);
  const shown = [...(names ?? []), ...expansions.map(({ fragment }) => fragment)];
  const render = (table: TableDefinition): JsonObject => ({
    ...renderMetadata(entityMetadata, table, names),
    ...renderExpansions(organization, table, expansions),
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
  matches: isMetadata('EntityDefinitions'),
  query: ['$select', '$filter', '$expand'],
  handle: ({ query, serviceRoot }, { organization }) => {
    const { fragment, render } = readShown(query, organization);
    const passes = metadataFilter(entityMetadata, query.get('$filter'), query.aliases);
    const value = organization.tables.all().filter(passes).map(render);
    return json({ '@odata.context': contextUrl(serviceRoot, fragment), value });
  },
};

/** The definition of one table. */
export const getEntityDefinition: Operation = {
  operation: "GET EntityDefinitions(LogicalName='…') and EntityDefinitions({MetadataId})",
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: ['The differences of GET EntityDefinitions apply.'],
  inferred: ['Code and text of the 404 for an unknown table are not documented.'],
  matches: isMetadata('EntityDefinitions()'),
  query: ['$select', '$expand'],
  handle: ({ path, query, serviceRoot }, { organization }) => {
    const table = requireEntity(organization, path[0]?.args);
    const { fragment, render } = readShown(query, organization);
    return json({ '@odata.context': contextUrl(serviceRoot, `${fragment}/$entity`), ...render(table) });
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
  matches: isMetadataWrite('POST', 'EntityDefinitions'),
  reads: ['MSCRM.SolutionUniqueName'],
  handle: ({ body, serviceRoot, solutionUniqueName }, { organization, operations, solutions }) => {
    const { metadataId } = operations.createTable(organization, {
      draft: readTable(body('EntityMetadata')),
      solution: solutionUniqueName,
      customizations: solutions.customizations,
    });
    return empty({ 'odata-entityid': `${serviceRoot}/EntityDefinitions(${metadataId})` });
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
  matches: isMetadataWrite('PUT', 'EntityDefinitions()'),
  reads: ['if-match', 'MSCRM.SolutionUniqueName'],
  handle: ({ path, body, ifMatch, solutionUniqueName }, { organization, solutions }) => {
    // Definitions have no entity tags; clients send `*` for an update that must not create.
    if (typeof ifMatch === 'bigint') throw notImplemented('If-Match with an entity tag for a definition');
    const table = requireEntity(organization, path[0]?.args);
    const alteration = readTableUpdate(table, body('EntityMetadata'));
    solutions.customizations.updateTable(table, alteration, solutionUniqueName);
    return empty();
  },
};

/** Removes a table with its rows and tombstones. */
export const deleteEntityDefinition: Operation = {
  operation: 'DELETE EntityDefinitions({key})',
  privilege: 'prvDeleteEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes',
  differs: ['Lookups of other tables to it are the only dependencies that are known (0x8004f01f).'],
  inferred: ['Managed tables are refused with 0x8004f032.'],
  matches: isMetadataWrite('DELETE', 'EntityDefinitions()'),
  handle: ({ path }, { organization, solutions }) => {
    solutions.customizations.deleteTable(requireEntity(organization, path[0]?.args));
    return empty();
  },
};
