import { Decimal } from '../engine/values/decimal';
import { type ColumnDefinition, type ColumnType } from '../engine/tables/table-definition';
import { type ColumnValue, isLookup, type Row } from '../engine/values/row';

/** Values that can be compared with each other are of one family. */
export type ValueFamily = 'text' | 'number' | 'boolean' | 'guid' | 'moment' | 'enum';

/** text, guid and enum folded to lower case; moment as milliseconds since 1970. Numbers of all kinds mix. */
export type Comparable = string | number | bigint | boolean | Decimal;

/** How Dataverse's SQL collation sees text: without regard to case. */
export const foldComparableText = (text: string): string => text.toLowerCase();

/** The family in which a column's values are compared. Of a multi-choice, that is the text of its numbers. */
export function comparableFamilyOf(type: ColumnType): ValueFamily {
  switch (type) {
    case 'uniqueidentifier':
    case 'lookup':
      return 'guid';
    case 'boolean':
      return 'boolean';
    case 'datetime':
    case 'dateonly':
      return 'moment';
    case 'integer':
    case 'bigint':
    case 'decimal':
    case 'double':
    case 'money':
    case 'choice':
    case 'state':
    case 'status':
      return 'number';
    default:
      return 'text';
  }
}

/** A stored value in its family's form, null when there is none. */
export function toComparable(value: ColumnValue, family: ValueFamily): Comparable | null {
  if (value === null || value instanceof Decimal) return value;
  if (typeof value === 'object') return isLookup(value) ? value.id : value.join(',');
  if (typeof value !== 'string') return value;
  return family === 'moment' ? Date.parse(value) : foldComparableText(value);
}

/** The value of a column in a row, null when it has none. */
export const comparableIn = (row: Row, { logicalName, type }: ColumnDefinition): Comparable | null =>
  toComparable(row.values.get(logicalName) ?? null, comparableFamilyOf(type));

/** Below, equal or above zero, as sort functions expect it; no value comes first, as in SQL Server. */
export function compareComparables(left: Comparable | null, right: Comparable | null): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (left instanceof Decimal || right instanceof Decimal) return comparedDecimal(left).compare(comparedDecimal(right));
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

/** Of a double, the digits that it is written with: 0.1 in a column of doubles is the 0.1 of a query. */
function comparedDecimal(value: Comparable): Decimal {
  if (typeof value === 'string' || typeof value === 'boolean')
    throw new TypeError('Values of two families are compared.');
  return Decimal.of(value);
}
