import { type Defect, withPages } from '../defect';

export const wrongReason: Defect = {
  name: 'wrong-reason',
  description: 'A deletion gives the reason changed.',
  protocols: ['Web API'],
  start: () =>
    withPages(page => ({
      ...page,
      changes: page.changes.map(change => (change.kind === 'deleted' ? { ...change, reason: 'changed' } : change)),
    })),
};
