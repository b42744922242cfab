import { type ColumnValue, type Row } from '../../engine/values/row';
import { type ChangedRow } from '../../operations/changes/read-changes';

/** The changes with other rows in place of those that are told. */
export const withRows = (changes: readonly ChangedRow[], alter: (row: Row) => Row): readonly ChangedRow[] =>
  changes.map(change => (change.kind === 'upserted' ? { ...change, row: alter(change.row) } : change));

/** The row with other values in place of its own. */
export const withValues = (row: Row, alter: (value: ColumnValue) => ColumnValue): Row => ({
  ...row,
  values: new Map([...row.values].map(([name, value]) => [name, alter(value)])),
});
