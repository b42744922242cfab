import { requireColumnDefinition } from '../../../../definitions/find-definition';
import { isMetadata } from '../../front/match';
import { attributeMetadata } from '../../../../definitions/types/attribute-metadata';
import { renderAttribute } from './render-attribute';
import { readMetadataAddress, requireEntity } from '../tables/entity-address';
import { parseMetadataSelect } from '../metadata/entity-type';
import { json } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { contextUrl } from '../../rows/render/selection';

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
    const table = requireEntity(organization, path[0]?.args);
    const names = parseMetadataSelect(attributeMetadata, query.get('$select'));
    const found = requireColumnDefinition(table, readMetadataAddress(path[1]?.args, attributeMetadata.name));
    const fragment = `EntityDefinitions('${table.logicalName}')/Attributes${names === undefined ? '' : `(${names.join(',')})`}`;
    return json({ '@odata.context': contextUrl(serviceRoot, `${fragment}/$entity`), ...renderAttribute(found, names) });
  },
};
