/** How a replica holds the values of a column, by what Dataverse calls its type. */
export type ColumnKind = 'text' | 'integer' | 'bigint' | 'numeric' | 'double' | 'boolean' | 'time' | 'row' | 'choices';

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
 * Undefined for a type whose values are not in a row of changes: files, images, party lists, calculated objects.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/attributetypedisplayname
 */
export const kindOfColumn = (type: string): ColumnKind | undefined => kinds.get(type);

const references: ReadonlySet<string> = new Set(['LookupType', 'CustomerType', 'OwnerType']);

/** Whether values point to another row: the Web API calls such a column `_name_value`. */
export const isReference = (type: string): boolean => references.has(type);
