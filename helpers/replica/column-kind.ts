import type { ColumnDefinition } from '../dataverse/tables/table-definition';

/** How a replica holds the values of a column. */
export type ColumnKind =
  'text' | 'integer' | 'bigint' | 'numeric' | 'double' | 'boolean' | 'time' | 'local time' | 'date' | 'row' | 'choices';

/** By what Dataverse calls the type. */
const kinds: ReadonlyMap<string, ColumnKind> = new Map([
  ['StringType', 'text'],
  ['MemoType', 'text'],
  ['EntityNameType', 'text'],
  ['IntegerType', 'integer'],
  ['BigIntType', 'bigint'],
  ['DecimalType', 'numeric'],
  ['MoneyType', 'numeric'],
  ['DoubleType', 'double'],
  ['BooleanType', 'boolean'],
  ['DateTimeType', 'time'],
  ['UniqueidentifierType', 'row'],
  ['LookupType', 'row'],
  ['CustomerType', 'row'],
  ['OwnerType', 'row'],
  ['PicklistType', 'integer'],
  ['StateType', 'integer'],
  ['StatusType', 'integer'],
  ['MultiSelectPicklistType', 'choices'],
]);

/**
 * Times that are none of a moment: a birthday is the same day everywhere, a shop opens at nine by its own clock.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/behavior-format-date-time-attribute
 */
const kindsOfBehavior: ReadonlyMap<string, ColumnKind> = new Map([
  ['DateOnly', 'date'],
  ['TimeZoneIndependent', 'local time'],
]);

/**
 * Undefined for a type whose values are not in a row of changes: files, images, party lists, calculated objects.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/attributetypedisplayname
 */
export const kindOfColumn = ({ type, behavior = '' }: ColumnDefinition): ColumnKind | undefined =>
  kindsOfBehavior.get(behavior) ?? kinds.get(type);

const references: ReadonlySet<string> = new Set(['LookupType', 'CustomerType', 'OwnerType']);

/** Whether values point to another row: the Web API calls such a column `_name_value`. */
export const isReference = (type: string): boolean => references.has(type);
