import { Decimal } from '../values/decimal';
import { type ColumnDefinition } from '../tables/table-definition';
import { type TableCatalogue } from '../store/table-catalogue';
import { type ColumnValue, isLookup, type LookupValue } from '../values/row';

/**
 * A value as Dataverse shows it to people, in English (United States), UTC and US dollars. Undefined for values that
 * have no other form: text and identifiers.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/select-columns#formatted-values
 */
export function formattedColumnValue(
  tables: TableCatalogue,
  column: ColumnDefinition,
  value: ColumnValue,
): string | undefined {
  if (value === null) return undefined;
  if (isLookup(value)) return nameOfLookupRow(tables, value);
  if (typeof value === 'object' && !(value instanceof Decimal))
    return value.map(choice => labelOfColumnOption(column, choice) ?? String(choice)).join('; ');
  if (typeof value === 'boolean') return labelOfColumnOption(column, value ? 1 : 0) ?? (value ? 'Yes' : 'No');
  if (typeof value === 'string') return column.type.startsWith('date') ? formatDateColumn(column, value) : undefined;
  return formatNumberColumn(column, value);
}

/**
 * The primary name of the row that a lookup points to; undefined when it has none. Whoever may read the lookup may read
 * the name: it needs no privilege on the row itself.
 */
function nameOfLookupRow(tables: TableCatalogue, { table, id }: LookupValue): string | undefined {
  const nameColumn = tables.byName(table)?.primaryNameColumn ?? null;
  const name = nameColumn === null ? undefined : tables.stored(table).rows.get(id)?.values.get(nameColumn);
  return typeof name === 'string' ? name : undefined;
}

const labelOfColumnOption = ({ options = [] }: ColumnDefinition, value: number): string | undefined =>
  options.find(option => option.value === value)?.label;

function formatDateColumn({ type, format }: ColumnDefinition, value: string): string {
  const isDay = type === 'dateonly' || format?.toLowerCase() === 'date' || format?.toLowerCase() === 'dateonly';
  const moment = new Date(isDay ? `${value.slice(0, 10)}T00:00:00Z` : value);
  const day = `${moment.getUTCMonth() + 1}/${moment.getUTCDate()}/${moment.getUTCFullYear()}`;
  if (isDay) return day;
  const hour = moment.getUTCHours();
  const minute = String(moment.getUTCMinutes()).padStart(2, '0');
  return `${day} ${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Digits after the decimal point of columns whose definition names none. */
const defaultDigits = { money: 2, decimal: 2, double: 2 } as const;

function formatNumberColumn(column: ColumnDefinition, value: number | bigint | Decimal): string {
  const { type } = column;
  switch (type) {
    case 'choice':
    case 'state':
    case 'status':
      return labelOfColumnOption(column, Number(value)) ?? value.toString();
    case 'money': {
      const amount = groupedColumnDigits(value, column.precision ?? defaultDigits.money);
      return amount.startsWith('-') ? `-$${amount.slice(1)}` : `$${amount}`;
    }
    case 'decimal':
    case 'double':
      return groupedColumnDigits(value, column.precision ?? defaultDigits[type]);
    default:
      return groupedColumnDigits(value, 0);
  }
}

const groupedColumnDigits = (value: number | bigint | Decimal, digits: number): string =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    // Given as text, a number keeps all its digits.
    value instanceof Decimal ? (value.toString() as `${number}`) : value,
  );
