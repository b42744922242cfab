import { pageDefect } from '../defect';

export const duplicateRows = pageDefect(
  'duplicate-rows',
  'The last upserted row of a tracked page comes twice.',
  ({ changes }) => {
    const last = changes.findLast(({ kind }) => kind === 'upserted');
    return { changes: changes.flatMap(change => (change === last ? [change, change] : [change])) };
  },
);
