import { type Clock } from '../clock';
import { gatherText } from './gather-text';
import { type RowVersion } from './row-version';
import { type StoredTable } from './stored-table';
import { type UndoJournal } from './undo-journal';
import { type ColumnValue, type Row, type Tombstone } from '../values/row';

type Context = { readonly versions: RowVersion; readonly journal: UndoJournal; readonly clock: Clock };

/**
 * Puts a row into its table, under the next version, in place of the one with its id. Everything has been checked: the
 * table's keys and its change log follow, and an open transaction learns how to undo it.
 */
export function commitStoredRow(
  context: Context,
  stored: StoredTable,
  id: string,
  values: Map<string, ColumnValue>,
): Row {
  const { logicalName, columns, primaryIdColumn } = stored.definition;
  const version = context.versions.next();
  if (columns.has('versionnumber')) values.set('versionnumber', version);
  const before = stored.rows.get(id);
  if (before !== undefined) gatherText(stored.definition, values);
  // The same text, where it lies beside the others.
  const own = values.get(primaryIdColumn);
  const row: Row = { table: logicalName, id: own === id ? own : id, version, values: stored.packer.pack(values) };
  moveInStoredIndexes(stored, before, row);
  stored.rows.set(id, row);
  if (before === undefined) stored.ordered.add(id);
  const unlog = stored.log.recordWrite(row, before);
  writtenToStore(context, stored, () => {
    unlog();
    if (before === undefined) stored.rows.delete(id);
    else stored.rows.set(id, before);
    moveInStoredIndexes(stored, row, before);
  });
  return row;
}

/** Takes a row out of its table and leaves its tombstone, as {@link commitStoredRow} puts one in. */
export function commitStoredRemoval(context: Context, stored: StoredTable, row: Row): Tombstone {
  const { versions, clock } = context;
  const tombstone: Tombstone = { table: row.table, id: row.id, version: versions.next(), deletedAt: clock.now() };
  moveInStoredIndexes(stored, row, undefined);
  stored.rows.delete(row.id);
  const unlog = stored.log.recordDeletion(tombstone, row);
  writtenToStore(context, stored, () => {
    unlog();
    stored.rows.set(row.id, row);
    stored.ordered.add(row.id);
    moveInStoredIndexes(stored, undefined, row);
  });
  return tombstone;
}

function writtenToStore({ journal }: Context, stored: StoredTable, undo: () => void): void {
  stored.hasChanged();
  if (!journal.isOpen) stored.log.compact();
  else
    journal.note(() => {
      undo();
      stored.hasChanged();
    });
}

/** Files a row under its new values: `before` is undefined for a new row, `after` for one that goes. */
function moveInStoredIndexes({ indexes }: StoredTable, before: Row | undefined, after: Row | undefined): void {
  for (const index of indexes.values()) {
    if (before !== undefined) index.remove(before);
    if (after !== undefined) index.add(after);
  }
}
