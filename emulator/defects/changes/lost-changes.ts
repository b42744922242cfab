import { asksForDelta, bothProtocols, type Defect, withPages } from '../defect';

export const lostChanges: Defect = {
  name: 'lost-changes',
  description: 'Every seventh upserted row, by its version, is missing from deltas.',
  protocols: bothProtocols,
  start: () =>
    withPages((page, request) => {
      if (!asksForDelta(request)) return page;
      const changes = page.changes.filter(change => change.kind === 'deleted' || change.row.version % 7n !== 0n);
      return { ...page, changes };
    }),
};
