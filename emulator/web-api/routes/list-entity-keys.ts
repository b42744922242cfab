import { isMetadata } from '../match';
import { requireEntity } from '../metadata/entity-address';
import { keyMetadata, keysOf } from '../metadata/key-metadata';
import { metadataFilter, parseMetadataSelect, renderMetadata } from '../metadata/metadata-type';
import { json } from '../odata-response';
import { type Operation } from '../operation';
import { contextUrl } from '../rows/selection';

/** The alternate keys of a table. */
export const listEntityKeys: Operation = {
  operation: 'GET EntityDefinitions({key})/Keys',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity',
  fidelity: 'partial',
  differs: 'The AsyncJob reference is not served; the job is an asyncoperation of type 63.',
  matches: isMetadata('EntityDefinitions()', 'Keys'),
  query: ['$select', '$filter'],
  handle: ({ path, query, serviceRoot }, { organization }) => {
    const table = requireEntity(organization, path[0]?.args);
    const names = parseMetadataSelect(keyMetadata, query.get('$select'));
    const passes = metadataFilter(keyMetadata, query.get('$filter'), query.aliases);
    const fragment = `EntityDefinitions('${table.logicalName}')/Keys`;
    return json({
      '@odata.context': contextUrl(serviceRoot, names === undefined ? fragment : `${fragment}(${names.join(',')})`),
      value: keysOf(table)
        .filter(passes)
        .map(key => renderMetadata(keyMetadata, key, names)),
    });
  },
};
