import { type ColumnType } from '../../../../engine/tables/definitions';
import { type ColumnValue, isLookup } from '../../../../engine/values/values';
import { type Comparable, foldText, type ValueFamily } from '../../filter/literal-operand';
import { type JsonValue } from '../../front/request/json';

/** How a column type shows on the wire, and how `$filter` compares it. */
export type WireType = { readonly edmType: string; readonly family: ValueFamily };

const text: WireType = { edmType: 'Edm.String', family: 'text' };
const int32: WireType = { edmType: 'Edm.Int32', family: 'number' };
const decimal: WireType = { edmType: 'Edm.Decimal', family: 'number' };
const guid: WireType = { edmType: 'Edm.Guid', family: 'guid' };

/** Types that are no plain property of a row: companions of other columns, and binary content. */
type HiddenType = 'virtual' | 'image' | 'file';

export const wireTypes: Readonly<Record<Exclude<ColumnType, HiddenType>, WireType>> = {
  uniqueidentifier: guid,
  string: text,
  memo: text,
  integer: int32,
  bigint: { edmType: 'Edm.Int64', family: 'number' },
  decimal,
  double: { edmType: 'Edm.Double', family: 'number' },
  money: decimal,
  boolean: { edmType: 'Edm.Boolean', family: 'boolean' },
  choice: int32,
  multichoice: text,
  state: int32,
  status: int32,
  datetime: { edmType: 'Edm.DateTimeOffset', family: 'moment' },
  dateonly: { edmType: 'Edm.Date', family: 'moment' },
  lookup: guid,
};

/** A stored value as JSON: a lookup is its GUID, a multi-choice its numbers separated by commas. */
export function toJson(value: ColumnValue): JsonValue {
  if (value === null || typeof value !== 'object') return value;
  return isLookup(value) ? value.id : value.join(',');
}

/** A stored value as `$filter` and `$orderby` compare it. */
export function toComparable(value: ColumnValue, family: ValueFamily): Comparable | null {
  const plain = toJson(value);
  if (plain === null || typeof plain === 'object') return null;
  if (typeof plain !== 'string') return plain;
  return family === 'moment' ? Date.parse(plain) : foldText(plain);
}
