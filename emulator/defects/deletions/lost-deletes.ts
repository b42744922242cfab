import { operationDefect } from '../defect';
import { countWithoutDeletions, withoutDeletions } from './deletions';

export const lostDeletes = operationDefect('lost-deletes', 'Deletions are missing from deltas.', ({ readChanges }) => ({
  readChanges: (organization, request) => withoutDeletions(readChanges(organization, request)),
  countChanges: countWithoutDeletions,
}));
