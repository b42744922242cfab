import { countWithoutDeletions } from '../../defects/deletions/deletions';
import { deviatingInOperations } from '../../defects/defect';
import { type Variation } from '../variation';

/** Whether /$count with a token counts deletions is recorded nowhere. The defect wrong-count is the same: a warning, and no more. */
export const countOfRows: Variation = {
  name: 'count-of-rows',
  description: '$count with a delta token counts rows alone.',
  protocols: ['Web API'],
  ends: 'supported',
  start: () => deviatingInOperations(() => ({ countChanges: countWithoutDeletions })),
};
