import { type TableColumn } from '../../../../definitions/definition-items';
import { requireColumnDefinition } from '../../../../definitions/find-definition';
import { attributeMetadata } from '../../../../definitions/types/attribute-metadata';
import { type OrganizationView } from '../../../../engine/organization-view';
import { isMetadata, isMetadataWrite } from '../../front/match';
import { type Operation } from '../../front/operation';
import { empty, json } from '../../front/response/odata-response';
import { type PathSegment } from '../../front/url/resource-path';
import { contextUrl } from '../../rows/render/selection';
import { parseMetadataSelect, selectedNames } from '../metadata/entity-type';
import { listCollection } from '../metadata/list-collection';
import { readMetadataAddress, requireEntity } from '../tables/entity-address';
import { renderAttribute } from './render-attribute';

/** The column of `EntityDefinitions(…)/Attributes(…)`. Throws 404. */
const findAttribute = ([table, column]: readonly PathSegment[], organization: OrganizationView): TableColumn =>
  requireColumnDefinition(
    requireEntity(organization, table?.args),
    readMetadataAddress(column?.args, attributeMetadata.name),
  );

/** The columns of a table. */
export const listAttributes: Operation = {
  operation: 'GET EntityDefinitions({key})/Attributes',
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: { notServed: ['Only part of the properties is served; asking for another one is refused with 501.'] },
  matches: isMetadata('EntityDefinitions()', 'Attributes'),
  query: ['$select', '$filter'],
  handle: listCollection,
};

/** One column of a table. */
export const getAttribute: Operation = {
  operation: "GET EntityDefinitions({key})/Attributes(LogicalName='…') and Attributes({MetadataId})",
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  differs: {
    differs: ['The differences of GET EntityDefinitions({key})/Attributes apply.'],
    inferred: ['Code and text of the 404 for an unknown column are not documented.'],
  },
  matches: isMetadata('EntityDefinitions()', 'Attributes()'),
  query: ['$select'],
  handle: ({ path, query, serviceRoot }, { organization }) => {
    const found = findAttribute(path, organization);
    const names = parseMetadataSelect(attributeMetadata, query.get('$select'));
    const fragment = `EntityDefinitions('${found.table.logicalName}')/Attributes${selectedNames(names)}/$entity`;
    return json({ '@odata.context': contextUrl(serviceRoot, fragment), ...renderAttribute(found, names) });
  },
};

/** Removes a column with its values. */
export const deleteAttribute: Operation = {
  operation: 'DELETE EntityDefinitions({key})/Attributes({key})',
  privilege: 'prvWriteEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes',
  differs: { differs: ['Alternate keys and the primary name are the only dependencies that are known (0x8004f01f).'] },
  matches: isMetadataWrite('DELETE', 'EntityDefinitions()', 'Attributes()'),
  handle: ({ path }, { organization, solutions }) => {
    const { table, column } = findAttribute(path, organization);
    solutions.customizations.deleteColumn(table, column);
    return empty();
  },
};
