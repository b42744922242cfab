import { isMetadataWrite } from '../../front/match';
import { requireEntity } from '../tables/entity-address';
import { readKey } from './read-key';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

/** Adds an alternate key to a table. Its index is built in a job of type 63. */
export const createEntityKey: Operation = {
  operation: 'POST EntityDefinitions({key})/Keys',
  privilege: 'prvWriteEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity',
  differs: {
    notServed: ['There is no column security.'],
    differs: ['The limit of 900 bytes is not enforced, as recorded of live environments.'],
  },
  matches: isMetadataWrite('POST', 'EntityDefinitions()', 'Keys'),
  reads: ['MSCRM.SolutionUniqueName'],
  handle: ({ path, body, serviceRoot, solutionUniqueName }, { organization, operations, solutions }) => {
    const table = requireEntity(organization, path[0]?.args);
    const { metadataId } = operations.createKey(organization, {
      table: table.logicalName,
      draft: readKey(body('EntityKeyMetadata')),
      solution: solutionUniqueName,
      customizations: solutions.customizations,
    });
    return empty({ 'odata-entityid': `${serviceRoot}/EntityDefinitions(${table.metadataId})/Keys(${metadataId})` });
  },
};
