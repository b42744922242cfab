import { alteringDeltas, pageDefect } from '../defect';

export const lostChanges = pageDefect(
  'lost-changes',
  'The first upserted row on each page of a delta is missing.',
  alteringDeltas(({ changes }) => {
    const first = changes.find(({ kind }) => kind === 'upserted');
    return { changes: changes.filter(change => change !== first) };
  }),
);
