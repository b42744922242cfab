import { type ChangesPage } from '../../operations/changes/read-changes';
import { alteringDeltas, pageDefect } from '../defect';

/** The page without the first of its rows. Deletions stay. */
export function withoutFirstUpsert({ changes }: ChangesPage): Pick<ChangesPage, 'changes'> {
  const first = changes.find(({ kind }) => kind === 'upserted');
  return { changes: changes.filter(change => change !== first) };
}

export const lostChanges = pageDefect(
  'lost-changes',
  'The first upserted row on each page of a delta is missing.',
  alteringDeltas(withoutFirstUpsert),
);
