import { type ColumnType } from '../../../../engine/tables/table-definition';
import { Decimal } from '../../../../engine/values/decimal';
import { type ColumnValue, isLookup } from '../../../../engine/values/row';
import { type HiddenType } from '../../../../query/readable-columns';
import { type JsonValue } from '../../front/request/json';

/** The OData type that each column has on the wire. */
export const edmTypes: Readonly<Record<Exclude<ColumnType, HiddenType>, string>> = {
  uniqueidentifier: 'Edm.Guid',
  string: 'Edm.String',
  memo: 'Edm.String',
  integer: 'Edm.Int32',
  bigint: 'Edm.Int64',
  decimal: 'Edm.Decimal',
  double: 'Edm.Double',
  money: 'Edm.Decimal',
  boolean: 'Edm.Boolean',
  choice: 'Edm.Int32',
  multichoice: 'Edm.String',
  state: 'Edm.Int32',
  status: 'Edm.Int32',
  datetime: 'Edm.DateTimeOffset',
  dateonly: 'Edm.Date',
  lookup: 'Edm.Guid',
};

const isSafe = (value: bigint): boolean => value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER;

/** A stored value as JSON: a lookup is its GUID, a multi-choice its numbers separated by commas. */
export function columnValueToJson(value: ColumnValue): JsonValue {
  if (typeof value === 'bigint') return isSafe(value) ? Number(value) : value;
  if (value === null || typeof value !== 'object' || value instanceof Decimal) return value;
  return isLookup(value) ? value.id : value.join(',');
}
