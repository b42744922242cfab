import { type ColumnDefinition, type TableDefinition } from '../engine/tables/table-definition';
import { type Row } from '../engine/values/row';
import { type Comparable, comparableIn, compareComparables } from './comparable';

export type OrderTerm = { readonly column: ColumnDefinition; readonly descending: boolean };

/** The order that was asked for; the primary id settles what it leaves open, so that pages neither overlap nor skip. */
export function totalRowOrder(table: TableDefinition, asked: readonly OrderTerm[]): readonly OrderTerm[] {
  const column = table.columns.get(table.primaryIdColumn);
  return column === undefined ? asked : [...asked, { column, descending: false }];
}

/** For sort functions; rows without a value come first in ascending order. */
export const compareRows =
  (order: readonly OrderTerm[]) =>
  (left: Row, right: Row): number =>
    compareRowWith(order, left, column => comparableIn(right, column));

/** Where a row stands to another of which only the ordering values are known: below, equal or above zero. */
export function compareRowWith(
  order: readonly OrderTerm[],
  row: Row,
  valueOf: (column: ColumnDefinition) => Comparable | null,
): number {
  for (const { column, descending } of order) {
    const result = compareComparables(comparableIn(row, column), valueOf(column));
    if (result !== 0) return descending ? -result : result;
  }
  return 0;
}
