import { operationDefect } from '../defect';

export const countOfNothing = operationDefect(
  'count-of-nothing',
  '$count with a delta token is 0, whatever changed.',
  () => ({ countChanges: () => 0 }),
  ['Web API'],
);
