import { type StoredTable } from './stored-table';

/** Takes the values of columns that go out of every row. */
export function clearColumns(stored: StoredTable, columns: readonly string[]): void {
  if (columns.length === 0) return;
  for (const row of stored.rows.values()) {
    const values = new Map(row.values);
    for (const column of columns) values.delete(column);
    stored.rows.set(row.id, { ...row, values });
  }
}
