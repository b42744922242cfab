import { pageDefect } from '../defect';

export const wrongReason = pageDefect(
  'wrong-reason',
  'A deletion gives the reason changed.',
  ({ changes }) => ({
    changes: changes.map(change => (change.kind === 'deleted' ? { ...change, reason: 'changed' } : change)),
  }),
  ['Web API'],
);
