import { isMetadataWrite } from '../../front/match';
import { isAddressed, metadataNotFound, readMetadataAddress, requireEntity } from '../tables/entity-address';
import { keyMetadata, keysOf } from './key-metadata';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

/** Removes an alternate key. A build of its index that is under way is cancelled. */
export const deleteEntityKey: Operation = {
  operation: 'DELETE EntityDefinitions({key})/Keys({key})',
  privilege: 'prvWriteEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity',
  differs: { inferred: ['Keys of a managed solution are refused with 0x8004f032.'] },
  matches: isMetadataWrite('DELETE', 'EntityDefinitions()', 'Keys()'),
  handle: ({ path }, { organization, solutions }) => {
    const table = requireEntity(organization, path[0]?.args);
    const isThisOne = isAddressed(readMetadataAddress(path[1]?.args, keyMetadata.name));
    const found = keysOf(table).find(({ key }) => isThisOne(key));
    if (found === undefined) throw metadataNotFound('entity key', table.logicalName);
    solutions.customizations.deleteKey(table, found.key);
    return empty();
  },
};
