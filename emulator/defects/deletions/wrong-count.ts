import { operationDefect } from '../defect';
import { countWithoutDeletions } from './deletions';

export const wrongCount = operationDefect(
  'wrong-count',
  '$count with a delta token counts rows and leaves deletions out.',
  () => ({ countChanges: countWithoutDeletions }),
  ['Web API'],
);
