import { type ColumnDefinition } from '../../../engine/tables/table-definition';
import { type TableCatalogue } from '../../../engine/store/table-catalogue';
import { Decimal } from '../../../engine/values/decimal';
import { type ColumnValue, isLookup, type Row } from '../../../engine/values/row';
import { formattedColumnValue } from '../../../engine/columns/formatted-column-value';
import {
  booleanValue,
  choicesValue,
  choiceValue,
  dateTimeValue,
  decimalValue,
  doubleValue,
  guidValue,
  intValue,
  longValue,
  moneyValue,
  referenceValue,
  stringValue,
  type WireValue,
} from '../xml/wire-value';
import { type EntityDraft } from './entity';

/**
 * A row as an Entity: the columns that have a value, and their formatted values.
 *
 * @param tables where lookups point: the names of those rows are shown to whoever asks
 */
export function renderEntityDraft(tables: TableCatalogue, row: Row, columns: readonly ColumnDefinition[]): EntityDraft {
  const attributes: [string, WireValue][] = [];
  const formattedValues: [string, string][] = [];
  for (const column of columns) {
    const value = row.values.get(column.logicalName) ?? null;
    if (value === null) continue;
    const formatted = formattedColumnValue(tables, column, value);
    attributes.push([column.logicalName, attributeToWire(column, value, formatted)]);
    if (formatted !== undefined) formattedValues.push([column.logicalName, formatted]);
  }
  return { logicalName: row.table, id: row.id, attributes, formattedValues, rowVersion: row.version.toString() };
}

function attributeToWire({ type }: ColumnDefinition, value: Exclude<ColumnValue, null>, formatted?: string): WireValue {
  if (typeof value === 'bigint') return longValue(value);
  if (typeof value === 'boolean') return booleanValue(value);
  if (typeof value === 'number') return numberAttributeToWire(type, value);
  if (value instanceof Decimal) return type === 'money' ? moneyValue(value) : decimalValue(value);
  if (typeof value === 'object') {
    return isLookup(value) ? referenceValue(value, formatted ?? null) : choicesValue(value);
  }
  if (type === 'uniqueidentifier') return guidValue(value);
  if (type === 'dateonly') return dateTimeValue(`${value}T00:00:00Z`);
  return type === 'datetime' ? dateTimeValue(value) : stringValue(value);
}

function numberAttributeToWire(type: ColumnDefinition['type'], value: number): WireValue {
  switch (type) {
    case 'double':
      return doubleValue(value);
    case 'choice':
    case 'state':
    case 'status':
      return choiceValue(value);
    default:
      return intValue(value);
  }
}
