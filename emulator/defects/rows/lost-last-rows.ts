import { alteringDeltas, pageDefect } from '../defect';

export const lostLastRows = pageDefect(
  'lost-last-rows',
  'The last upserted row on the last page of a delta is missing.',
  alteringDeltas(({ changes, next }) => {
    if (next !== undefined) return {};
    const last = changes.findLast(({ kind }) => kind === 'upserted');
    return { changes: changes.filter(change => change !== last) };
  }),
);
