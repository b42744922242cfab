import { isMetadata } from '../match';
import { attributeMetadata, columnsOf } from '../metadata/attribute-metadata';
import { renderAttribute } from '../metadata/derived-attributes';
import { requireEntity } from '../metadata/entity-address';
import { metadataFilter, parseMetadataSelect } from '../metadata/metadata-type';
import { json } from '../odata-response';
import { type Operation } from '../operation';
import { contextUrl } from '../rows/selection';

/** The columns of a table. */
export const listAttributes: Operation = {
  operation: 'GET EntityDefinitions({key})/Attributes',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  fidelity: 'partial',
  differs: 'Part of the properties; the others are refused with 501.',
  matches: isMetadata('EntityDefinitions()', 'Attributes'),
  query: ['$select', '$filter'],
  handle: ({ path, query, serviceRoot }, { organization }) => {
    const table = requireEntity(organization, path[0]?.args);
    const names = parseMetadataSelect(attributeMetadata, query.get('$select'));
    const passes = metadataFilter(attributeMetadata, query.get('$filter'), query.aliases);
    const fragment = `EntityDefinitions('${table.logicalName}')/Attributes`;
    return json({
      '@odata.context': contextUrl(serviceRoot, names === undefined ? fragment : `${fragment}(${names.join(',')})`),
      value: columnsOf(table)
        .filter(passes)
        .map(column => renderAttribute(column, names)),
    });
  },
};
