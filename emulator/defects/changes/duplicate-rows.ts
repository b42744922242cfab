import { bothProtocols, type Defect, withPages } from '../defect';

export const duplicateRows: Defect = {
  name: 'duplicate-rows',
  description: 'The last upserted row of a tracked page comes twice.',
  protocols: bothProtocols,
  start: () =>
    withPages(page => {
      const last = page.changes.findLast(({ kind }) => kind === 'upserted');
      return { ...page, changes: page.changes.flatMap(change => (change === last ? [change, change] : [change])) };
    }),
};
