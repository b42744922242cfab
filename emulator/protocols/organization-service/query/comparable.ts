import { type ColumnDefinition } from '../../../engine/tables/definitions';
import { type ColumnValue, isLookup, type Row } from '../../../engine/values/values';

/** text folded to lower case, as Dataverse's SQL compares it; moments as milliseconds since 1970. */
export type Comparable = string | number | bigint | boolean;

/** Columns are compared as one of these. */
export type Family = 'text' | 'number' | 'boolean' | 'guid' | 'moment';

export function familyOf({ type }: ColumnDefinition): Family {
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

/** The value of a column in a row, null when it has none. */
export function comparableIn(row: Row, column: ColumnDefinition): Comparable | null {
  return toComparable(row.values.get(column.logicalName) ?? null, familyOf(column));
}

export function toComparable(value: ColumnValue, family: Family): Comparable | null {
  if (value === null) return null;
  if (typeof value === 'object') return isLookup(value) ? value.id : value.join(',');
  if (typeof value !== 'string') return value;
  return family === 'moment' ? Date.parse(value) : value.toLowerCase();
}

/** Below, equal or above zero; no value comes first, as in SQL Server. */
export function compare(left: Comparable | null, right: Comparable | null): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (left < right) return -1;
  return left > right ? 1 : 0;
}
