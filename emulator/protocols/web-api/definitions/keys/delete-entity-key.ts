import { requireKeyDefinition } from '../../../../definitions/find-definition';
import { isMetadataWrite } from '../../front/match';
import { readMetadataAddress, requireEntity } from '../tables/entity-address';
import { keyMetadata } from '../../../../definitions/types/key-metadata';
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
    const found = requireKeyDefinition(table, readMetadataAddress(path[1]?.args, keyMetadata.name));
    solutions.customizations.deleteKey(table, found.key);
    return empty();
  },
};
