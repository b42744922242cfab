import { type Row } from '../../engine/values/row';
import { type ChangedRow } from '../../operations/changes/read-changes';
import { bothProtocols, type Defect, deviatingInPages } from '../defect';
import { keepingDeletedRows } from './deleted-rows';

/** A defect in which a deleted row is told as it was: in place of its deletion, or before it. */
const toldDeletedRows = (
  name: string,
  description: string,
  tell: (row: Row, change: ChangedRow) => ChangedRow[],
): Defect => ({
  name,
  description,
  protocols: bothProtocols,
  start: () => {
    const kept = new Map<string, Row>();
    const keep = keepingDeletedRows(kept);
    const show = deviatingInPages(({ changes }) => ({
      changes: changes.flatMap(change => {
        const row = change.kind === 'deleted' ? kept.get(change.tombstone.id) : undefined;
        return row === undefined ? [change] : tell(row, change);
      }),
    }));
    return served => show(keep(served));
  },
});

export const deletionsAsRows = toldDeletedRows(
  'deletions-as-rows',
  'A deleted row comes as it was before, like a changed one, and its deletion does not.',
  row => [{ kind: 'upserted', row }],
);

export const rowsBesideDeletions = toldDeletedRows(
  'rows-beside-deletions',
  'A deleted row comes as it was before, and then its deletion.',
  (row, change) => [{ kind: 'upserted', row }, change],
);
