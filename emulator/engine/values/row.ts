import { type Decimal } from './decimal';

/** A reference to a row of another table. */
export type LookupValue = { readonly table: string; readonly id: string };

/**
 * A column's value as the engine keeps it, whichever protocol wrote it: text and memo as string; uniqueidentifier as
 * lower-case GUID; integer, double and choices as number; decimal and money as {@link Decimal}; bigint as bigint; boolean as boolean;
 * date-time as `yyyy-MM-ddTHH:mm:ssZ`, date-only as `yyyy-MM-dd`; lookup as {@link LookupValue}; multi-choice as numbers.
 */
export type ColumnValue = null | string | number | bigint | boolean | Decimal | LookupValue | readonly number[];

/** What a caller writes: by logical column name. A column that is not named stays as it is (update) or null (create). */
export type ColumnValues = ReadonlyMap<string, ColumnValue>;

/** A stored row: immutable, replaced by each write. */
export type Row = {
  readonly table: string;
  readonly id: string;
  /** The organization-wide row version of the row's last write: its etag and its place in a delta. */
  readonly version: bigint;
  readonly values: ColumnValues;
};

/** What stays of a deleted row. */
export type Tombstone = {
  readonly table: string;
  readonly id: string;
  readonly version: bigint;
  /** When it was deleted, milliseconds since 1970 on the organization's clock. */
  readonly deletedAt: number;
};

export const isLookup = (value: ColumnValue | undefined): value is LookupValue =>
  typeof value === 'object' && value !== null && 'table' in value;

/** The id that a lookup column points to; undefined when it is empty. */
export function lookupId(values: ColumnValues, column: string): string | undefined {
  const value = values.get(column);
  return isLookup(value) ? value.id : undefined;
}

/** The value of a text column; empty when there is none. */
export function textValue(values: ColumnValues, column: string): string {
  const value = values.get(column);
  return typeof value === 'string' ? value : '';
}
