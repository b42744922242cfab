import { Decimal } from '../values/decimal';
import { parseDateOnly, parseDateTime } from '../values/date-time';
import { invalidArgument, numberOutOfRange, recordNotFound, textTooLong, unknownOption } from '../dataverse-fault';
import { type ColumnDefinition, type ColumnType, type TableDefinition } from '../tables/table-definition';
import { toGuid } from '../values/guid';
import { type ColumnValue, isLookup } from '../values/row';

export type ValueContext = {
  readonly table: TableDefinition;
  /** Whether the row a lookup points to is there. */
  readonly exists: (table: string, id: string) => boolean;
};

type Value = Exclude<ColumnValue, null>;
type Check = (context: ValueContext, column: ColumnDefinition, value: Value) => ColumnValue;

/**
 * Ranges of a column whose definition names none. Money ends at the whole number that Dataverse documents for its currency
 * columns, four decimals short of what SQL Server's money holds.
 * https://learn.microsoft.com/power-apps/maker/data-platform/types-of-fields
 */
const numberKinds = {
  integer: { type: 'System.Int32', min: -2_147_483_648, max: 2_147_483_647, precision: 0 },
  decimal: { type: 'System.Decimal', min: -100_000_000_000, max: 100_000_000_000, precision: 10 },
  double: { type: 'System.Double', min: -100_000_000_000, max: 100_000_000_000, precision: undefined },
  money: { type: 'Microsoft.Xrm.Sdk.Money', min: -922_337_203_685_477, max: 922_337_203_685_477, precision: 4 },
} as const;

/** Milliseconds of 1753-01-01, the first day SQL Server's datetime knows. */
const firstDay = Date.UTC(1753, 0, 1);

const wrongColumnType = ({ table }: ValueContext, column: ColumnDefinition, value: Value): Error => {
  const given = Array.isArray(value)
    ? 'list'
    : isLookup(value)
      ? 'lookup'
      : isNumberValue(value)
        ? 'number'
        : typeof value;
  return invalidArgument(
    `Incorrect attribute value type: the column '${column.logicalName}' of '${table.logicalName}' is of type ${column.type} and cannot hold a ${given}.`,
  );
};

const checkTextColumn =
  (defaultMax: number): Check =>
  (context, column, value) => {
    if (typeof value !== 'string') throw wrongColumnType(context, column, value);
    const max = column.maxLength ?? defaultMax;
    if (value.length > max) throw textTooLong(column.logicalName, context.table.logicalName, max);
    // Dataverse keeps no empty text: it reads back as null.
    return value === '' ? null : value;
  };

const checkNumberColumn =
  (kind: 'integer' | 'double'): Check =>
  (context, column, value) => {
    const { type, precision } = numberKinds[kind];
    if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongColumnType(context, column, value);
    if (kind === 'integer' && !Number.isInteger(value)) throw wrongColumnType(context, column, value);
    const min = column.minValue ?? numberKinds[kind].min;
    const max = column.maxValue ?? numberKinds[kind].max;
    const where = `${context.table.logicalName}.${column.logicalName}`;
    if (value < min || value > max) throw numberOutOfRange(where, value, type, `${min} to ${max}`);
    const digits = kind === 'integer' ? undefined : (column.precision ?? precision);
    return digits === undefined ? value : Number(value.toFixed(digits));
  };

/** Rounded to the column's precision, and never through a double: that has fewer digits than the column. */
const checkDecimalColumn =
  (kind: 'decimal' | 'money'): Check =>
  (context, column, value) => {
    if (!isNumberValue(value)) throw wrongColumnType(context, column, value);
    const { type, precision } = numberKinds[kind];
    const { minValue: min = numberKinds[kind].min, maxValue: max = numberKinds[kind].max } = column;
    const given = Decimal.of(value);
    if (given.compare(Decimal.of(min)) < 0 || given.compare(Decimal.of(max)) > 0) {
      const where = `${context.table.logicalName}.${column.logicalName}`;
      throw numberOutOfRange(where, given, type, `${min} to ${max}`);
    }
    return given.round(column.precision ?? precision);
  };

const isNumberValue = (value: Value): value is number | bigint | Decimal =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value === 'bigint' || value instanceof Decimal;

const checkBigintColumn: Check = (context, column, value) => {
  if (typeof value !== 'bigint') throw wrongColumnType(context, column, value);
  const { minValue: min = -(2n ** 63n), maxValue: max = 2n ** 63n - 1n } = column;
  if (value < min || value > max) {
    const where = `${context.table.logicalName}.${column.logicalName}`;
    throw numberOutOfRange(where, value, 'System.Int64', `${min} to ${max}`);
  }
  return value;
};

const checkBooleanColumn: Check = (context, column, value) => {
  if (typeof value !== 'boolean') throw wrongColumnType(context, column, value);
  return value;
};

const checkChoiceColumn: Check = (context, column, value) => {
  if (typeof value !== 'number') throw wrongColumnType(context, column, value);
  requireColumnOption(context, column, value);
  return value;
};

/** Kept ascending and each once, whatever order was sent. */
const checkMultiChoiceColumn: Check = (context, column, value) => {
  if (typeof value !== 'object' || isLookup(value) || value instanceof Decimal) {
    throw wrongColumnType(context, column, value);
  }
  for (const choice of value) requireColumnOption(context, column, choice);
  return value.length === 0 ? null : [...new Set(value)].sort((a, b) => a - b);
};

const checkDateColumn =
  (parse: (text: string) => string | undefined, format: string): Check =>
  (context, column, value) => {
    if (typeof value !== 'string') throw wrongColumnType(context, column, value);
    const date = parse(value);
    if (date === undefined) {
      throw invalidArgument(`'${value}' is not a valid ${format} for '${column.logicalName}'.`);
    }
    if (Date.parse(date) < firstDay) {
      throw invalidArgument(
        `DateTime is less than minumum value supported by CrmDateTime. Actual value: ${value}, Minimum value supported: 01/01/1753 00:00:00`,
      );
    }
    return date;
  };

const checkGuidColumn: Check = (context, column, value) => {
  if (typeof value !== 'string') throw wrongColumnType(context, column, value);
  return toGuid(value, column.logicalName);
};

const checkLookupColumn: Check = (context, column, value) => {
  if (!isLookup(value)) throw wrongColumnType(context, column, value);
  const { table } = value;
  if (column.targets?.includes(table) !== true) {
    const targets = (column.targets ?? []).join(', ');
    throw invalidArgument(`The lookup '${column.logicalName}' points to ${targets}, not to '${table}'.`);
  }
  const id = toGuid(value.id, column.logicalName);
  if (!context.exists(table, id)) throw recordNotFound(table, id);
  return { table, id };
};

function requireColumnOption(
  { table }: ValueContext,
  { logicalName, options = [] }: ColumnDefinition,
  value: number,
): void {
  if (options.some(option => option.value === value)) return;
  const accepted = options.map(option => option.value);
  throw unknownOption(logicalName, table.logicalName, value, accepted);
}

type CheckedType = Exclude<ColumnType, 'image' | 'file' | 'virtual'>;

/** Characters of a text or memo column whose definition names no length. */
const defaultLengths = { string: 100, memo: 1_048_576 } as const;

const checks: Readonly<Record<CheckedType, Check>> = {
  uniqueidentifier: checkGuidColumn,
  string: checkTextColumn(defaultLengths.string),
  memo: checkTextColumn(defaultLengths.memo),
  integer: checkNumberColumn('integer'),
  decimal: checkDecimalColumn('decimal'),
  double: checkNumberColumn('double'),
  money: checkDecimalColumn('money'),
  bigint: checkBigintColumn,
  boolean: checkBooleanColumn,
  choice: checkChoiceColumn,
  state: checkChoiceColumn,
  status: checkChoiceColumn,
  multichoice: checkMultiChoiceColumn,
  datetime: checkDateColumn(parseDateTime, 'date and time (yyyy-MM-ddTHH:mm:ssZ)'),
  dateonly: checkDateColumn(parseDateOnly, 'date (yyyy-MM-dd)'),
  lookup: checkLookupColumn,
};

/** The value as the engine keeps it. Throws when the column cannot hold it. */
export const validateColumnValue = (
  context: ValueContext,
  column: ColumnDefinition & { readonly type: CheckedType },
  value: Value,
): ColumnValue => checks[column.type](context, column, value);
