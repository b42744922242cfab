import { concurrencyMismatch, duplicateKey, invalidArgument } from '../dataverse-fault';
import { newGuid, toGuid } from '../values/guid';
import { type StoredTable } from '../store/stored-table';
import { type ColumnValue, type ColumnValues, isLookup, type Row } from '../values/row';
import { xmlTextMarkup } from '../../xml/markup';

/** The new row's id: the one given, else the primary id among the values, else a new one. */
export function chooseRowId(column: string, values: ColumnValues, given = values.get(column) ?? newGuid()): string {
  if (typeof given !== 'string') throw invalidArgument(`The primary id '${column}' takes a Guid.`);
  return toGuid(given, column);
}

/** Throws the concurrency fault unless the row has the expected version. */
export function checkRowVersion(row: Row, expected: bigint | undefined): void {
  if (expected !== undefined && row.version !== expected) throw concurrencyMismatch();
}

/** Throws when another row holds these values of an active alternate key. */
export function checkRowIsUnique({ definition, indexes }: StoredTable, id: string, values: ColumnValues): void {
  for (const [name, index] of indexes) {
    const holder = index.idOf(values);
    if (holder === undefined || holder === id) continue;
    const key = definition.keys.get(name);
    const names = key?.columns ?? [];
    const displayNames = names.map(column => definition.columns.get(column)?.displayName ?? column);
    const attributes = names.map(column => xmlTextMarkup(column, rowKeyValueText(values.get(column))));
    throw duplicateKey(key?.displayName ?? name, displayNames, attributes.join(''));
  }
}

const rowKeyValueText = (value: ColumnValue = null): string => {
  if (value === null) return '';
  return isLookup(value) ? value.id : String(value);
};
