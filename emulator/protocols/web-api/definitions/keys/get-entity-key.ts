import { requireKeyDefinition } from '../../../../definitions/find-definition';
import { isMetadata } from '../../front/match';
import { readMetadataAddress, requireEntity } from '../tables/entity-address';
import { keyMetadata } from '../../../../definitions/types/key-metadata';
import { parseMetadataSelect, renderMetadata } from '../metadata/entity-type';
import { json } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { contextUrl } from '../../rows/render/selection';

/** One alternate key of a table. */
export const getEntityKey: Operation = {
  operation: "GET EntityDefinitions({key})/Keys(LogicalName='…') and Keys({MetadataId})",
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity',
  differs: {
    differs: ['The differences of GET EntityDefinitions({key})/Keys apply.'],
    inferred: ['Code and text of the 404 for an unknown key are not documented.'],
  },
  matches: isMetadata('EntityDefinitions()', 'Keys()'),
  query: ['$select'],
  handle: ({ path, query, serviceRoot }, { organization }) => {
    const table = requireEntity(organization, path[0]?.args);
    const names = parseMetadataSelect(keyMetadata, query.get('$select'));
    const found = requireKeyDefinition(table, readMetadataAddress(path[1]?.args, keyMetadata.name));
    const fragment = `EntityDefinitions('${table.logicalName}')/Keys${names === undefined ? '' : `(${names.join(',')})`}`;
    return json({
      '@odata.context': contextUrl(serviceRoot, `${fragment}/$entity`),
      ...renderMetadata(keyMetadata, found, names),
    });
  },
};
