import { alteringDeltas, pageDefect } from '../defect';

export const shuffledUpserts = pageDefect(
  'shuffled-upserts',
  'The upserted rows on a page of a delta come in the opposite order.',
  alteringDeltas(({ changes }) => {
    const upserts = changes.filter(({ kind }) => kind === 'upserted');
    // Deletions keep their places.
    return { changes: changes.map(change => (change.kind === 'upserted' ? (upserts.pop() ?? change) : change)) };
  }),
);
