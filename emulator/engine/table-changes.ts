import { type StoredTable } from './stored-table';

/** The items by name: those that are not dropped, with the added ones in their place or at the end. */
export function merge<T>(
  existing: Iterable<T>,
  added: Iterable<T> | undefined,
  nameOf: (item: T) => string,
  dropped: Iterable<string> = [],
): Map<string, T> {
  const merged = new Map<string, T>();
  for (const item of existing) merged.set(nameOf(item), item);
  for (const name of dropped) merged.delete(name);
  for (const item of added ?? []) merged.set(nameOf(item), item);
  return merged;
}

/** Takes the values of columns that go out of every row. */
export function clearColumns(stored: StoredTable, columns: readonly string[]): void {
  if (columns.length === 0) return;
  for (const row of stored.rows.values()) {
    const values = new Map(row.values);
    for (const column of columns) values.delete(column);
    stored.rows.set(row.id, { ...row, values });
  }
}
