import { requireColumnDefinition } from '../../../../definitions/find-definition';
import { isMetadataWrite } from '../../front/match';
import { attributeMetadata } from '../../../../definitions/types/attribute-metadata';
import { readMetadataAddress, requireEntity } from '../tables/entity-address';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

/** Removes a column with its values. */
export const deleteAttribute: Operation = {
  operation: 'DELETE EntityDefinitions({key})/Attributes({key})',
  privilege: 'prvWriteEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes',
  differs: { differs: ['Alternate keys and the primary name are the only dependencies that are known (0x8004f01f).'] },
  matches: isMetadataWrite('DELETE', 'EntityDefinitions()', 'Attributes()'),
  handle: ({ path }, { organization, solutions }) => {
    const table = requireEntity(organization, path[0]?.args);
    const found = requireColumnDefinition(table, readMetadataAddress(path[1]?.args, attributeMetadata.name));
    solutions.customizations.deleteColumn(table, found.column);
    return empty();
  },
};
