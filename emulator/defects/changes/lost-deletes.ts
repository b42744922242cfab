import { bothProtocols, type Defect, withOperations } from '../defect';
import { countWithoutDeletions, withoutDeletions } from './deletions';

export const lostDeletes: Defect = {
  name: 'lost-deletes',
  description: 'Deletions are missing from deltas.',
  protocols: bothProtocols,
  start: () =>
    withOperations(({ readChanges }) => ({
      readChanges: (organization, request) => withoutDeletions(readChanges(organization, request)),
      countChanges: countWithoutDeletions,
    })),
};
