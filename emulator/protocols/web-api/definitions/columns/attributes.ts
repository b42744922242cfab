import { type TableColumn } from '../../../../definitions/definition-items';
import { requireColumnDefinition } from '../../../../definitions/find-definition';
import { attributeMetadata } from '../../../../definitions/metadata-types/attribute-metadata';
import { type OrganizationView } from '../../../../engine/organization-view';
import { matchesMetadata, matchesMetadataWrite } from '../../front/match';
import { type Operation } from '../../front/operation';
import { contextUrl, emptyResponse, jsonResponse } from '../../front/response/odata-response';
import { type PathSegment } from '../../front/url/resource-path';
import { parseDefinitionSelect, selectedNamesFragment } from '../json/entity-type';
import { listDefinitionCollection } from '../list/list-definition-collection';
import { readDefinitionAddress, requireAddressedTable } from '../tables/entity-address';
import { readColumnDefinition } from './read-column-definition';
import { renderAttribute } from './render-attribute';

/** The column of `EntityDefinitions(…)/Attributes(…)`. Throws 404. */
const findAddressedAttribute = ([table, column]: readonly PathSegment[], organization: OrganizationView): TableColumn =>
  requireColumnDefinition(
    requireAddressedTable(organization, table?.args),
    readDefinitionAddress(column?.args, attributeMetadata.name),
  );

/** The columns of a table. */
export const listAttributes: Operation = {
  operation: 'GET EntityDefinitions({key})/Attributes',
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: [],
  notServed: [
    'Only part of the properties is served; asking for another one is refused with 501.',
    'Companions of images and files are not listed.',
  ],
  inferred: [
    'Companion columns of custom lookups and choices follow the recorded ones of the platform.',
    'The AttributeOf of owneridtype and of the types of other lookups is their lookup.',
  ],
  matches: matchesMetadata('EntityDefinitions()', 'Attributes'),
  query: ['$select', '$filter'],
  handle: listDefinitionCollection,
};

/** One column of a table. */
export const getAttribute: Operation = {
  operation: "GET EntityDefinitions({key})/Attributes(LogicalName='…') and Attributes({MetadataId})",
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: ['The differences of GET EntityDefinitions({key})/Attributes apply.'],
  inferred: ['Code and text of the 404 for an unknown column are not documented.'],
  matches: matchesMetadata('EntityDefinitions()', 'Attributes()'),
  query: ['$select'],
  handle: ({ path, query, serviceRoot }, { organization }) => {
    const found = findAddressedAttribute(path, organization);
    const names = parseDefinitionSelect(attributeMetadata, query.get('$select'));
    const fragment = `EntityDefinitions('${found.table.logicalName}')/Attributes${selectedNamesFragment(names)}/$entity`;
    return jsonResponse({ '@odata.context': contextUrl(serviceRoot, fragment), ...renderAttribute(found, names) });
  },
};

/** Removes a column with its values. */
export const deleteAttribute: Operation = {
  operation: 'DELETE EntityDefinitions({key})/Attributes({key})',
  privilege: 'prvWriteEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes',
  differs: ['Alternate keys and the primary name are the only dependencies that are known (0x8004f01f).'],
  matches: matchesMetadataWrite('DELETE', 'EntityDefinitions()', 'Attributes()'),
  handle: ({ path }, { organization, operations, solutions: { customizations } }) => {
    operations.deleteColumn(organization, { ...findAddressedAttribute(path, organization), customizations });
    return emptyResponse();
  },
};

/** Adds a column to a table. */
export const createAttribute: Operation = {
  operation: 'POST EntityDefinitions({key})/Attributes',
  privilege: 'prvWriteEntity',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-column-definitions-using-web-api',
  notServed: [
    'Columns can be text, memo, whole, big, decimal, floating-point and currency numbers, yes/no, choice, choices, date and time, and unique identifier.',
    'Files, images, global option sets and formulas are refused with 501.',
    'Lookups are created by POST RelationshipDefinitions only.',
  ],
  differs: ['Settings for forms, audit and search, and PrecisionSource, are read and have no effect.'],
  matches: matchesMetadataWrite('POST', 'EntityDefinitions()', 'Attributes'),
  reads: ['MSCRM.SolutionUniqueName'],
  handle: ({ path, body, serviceRoot, solutionUniqueName }, { organization, operations, solutions }) => {
    const table = requireAddressedTable(organization, path[0]?.args);
    const { metadataId } = operations.createColumn(organization, {
      table: table.logicalName,
      draft: readColumnDefinition(body('AttributeMetadata')),
      solution: solutionUniqueName,
      customizations: solutions.customizations,
    });
    return emptyResponse({
      'odata-entityid': `${serviceRoot}/EntityDefinitions(${table.metadataId})/Attributes(${metadataId})`,
    });
  },
};
