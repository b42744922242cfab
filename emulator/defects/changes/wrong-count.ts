import { type Defect, withOperations } from '../defect';
import { countWithoutDeletions } from './deletions';

export const wrongCount: Defect = {
  name: 'wrong-count',
  description: '$count with a delta token counts rows and leaves deletions out.',
  protocols: ['Web API'],
  start: () => withOperations(() => ({ countChanges: countWithoutDeletions })),
};
