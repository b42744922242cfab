import { formattedColumnValue } from '../engine/columns/formatted-column-value';
import { type TableCatalogue } from '../engine/store/table-catalogue';
import { type ColumnDefinition, type TableDefinition } from '../engine/tables/table-definition';
import { type ColumnValue, type Row } from '../engine/values/row';
import { withoutXmlControls } from '../xml/markup';
import { type Comparable, comparableFamilyOf, compareComparables, toComparable, type ValueFamily } from './comparable';

/**
 * A column to order by. Lookups stand by the primary name of the row that they point to. Choices stand by their label in
 * QueryExpression and FetchXML, by their number in the Web API: so the protocol says which.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/order-rows
 */
export type OrderTerm = {
  readonly column: ColumnDefinition;
  readonly descending: boolean;
  readonly choicesBy: 'label' | 'number';
};

/** What rows are ordered by: the value of one column as it is compared. */
export type OrderKey = {
  /** Of the column. */
  readonly name: string;
  readonly descending: boolean;
  readonly family: ValueFamily;
  /** What a row has there, before it is made comparable. */
  readonly read: (row: Row) => ColumnValue;
};

/** The order that was asked for; the primary id settles what it leaves open, so that pages neither overlap nor skip. */
export function totalRowOrder(
  tables: TableCatalogue,
  table: TableDefinition,
  asked: readonly OrderTerm[],
): readonly OrderKey[] {
  const id = table.columns.get(table.primaryIdColumn);
  const last: readonly OrderTerm[] = id === undefined ? [] : [{ column: id, descending: false, choicesBy: 'number' }];
  const named = new Set<string>();
  return [...asked, ...last]
    .filter(({ column: { logicalName } }) => !named.has(logicalName) && named.add(logicalName))
    .map(term => orderKeyOf(tables, term));
}

function orderKeyOf(tables: TableCatalogue, { column, descending, choicesBy }: OrderTerm): OrderKey {
  const { logicalName: name, type } = column;
  const read = (row: Row): ColumnValue => row.values.get(name) ?? null;
  const isChoice = type === 'choice' || type === 'state' || type === 'status';
  if (type !== 'lookup' && !(isChoice && choicesBy === 'label')) {
    return { name, descending, family: comparableFamilyOf(type), read };
  }
  const shown = (row: Row): ColumnValue => formattedColumnValue(tables, column, read(row)) ?? null;
  return { name, descending, family: 'text', read: shown };
}

/**
 * A value as it is ordered. Characters that XML cannot hold weigh nothing, as in SQL Server's collations: a paging cookie
 * loses them, and must name the same place.
 */
export const orderedComparable = (value: ColumnValue, family: ValueFamily): Comparable | null =>
  toComparable(typeof value === 'string' && family !== 'guid' ? withoutXmlControls(value) : value, family);

/** For sort functions; rows without a value come first in ascending order. */
export const compareRows =
  (order: readonly OrderKey[]) =>
  (left: Row, right: Row): number =>
    compareRowWith(order, left, ({ read, family }) => orderedComparable(read(right), family));

/** Where a row stands to another of which only the ordering values are known: below, equal or above zero. */
export function compareRowWith(
  order: readonly OrderKey[],
  row: Row,
  valueOf: (key: OrderKey) => Comparable | null,
): number {
  for (const key of order) {
    const result = compareComparables(orderedComparable(key.read(row), key.family), valueOf(key));
    if (result !== 0) return key.descending ? -result : result;
  }
  return 0;
}
