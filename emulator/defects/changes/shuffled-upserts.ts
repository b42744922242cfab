import { asksForDelta, bothProtocols, type Defect, withPages } from '../defect';

export const shuffledUpserts: Defect = {
  name: 'shuffled-upserts',
  description: 'The upserted rows on a page of a delta come in the opposite order.',
  protocols: bothProtocols,
  start: () =>
    withPages((page, request) => {
      if (!asksForDelta(request)) return page;
      const upserts = page.changes.filter(({ kind }) => kind === 'upserted');
      // Deletions keep their places.
      const changes = page.changes.map(change => (change.kind === 'upserted' ? (upserts.pop() ?? change) : change));
      return { ...page, changes };
    }),
};
