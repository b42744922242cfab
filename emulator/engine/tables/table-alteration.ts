import {
  type AlternateKeyDefinition,
  type ColumnDefinition,
  type RelationshipDefinition,
  type TableDefinition,
} from './table-definition';

/** What an alteration of a table changes. What is not named stays. */
export type TableAlteration = Partial<
  Omit<TableDefinition, 'metadataId' | 'logicalName' | 'primaryIdColumn' | 'columns' | 'keys' | 'relationships'>
> & {
  /** Added, or replaced where the logical name exists. */
  readonly columns?: Iterable<ColumnDefinition>;
  /** Added; the build of their indexes starts. A key that exists cannot be changed: drop it first. */
  readonly keys?: Iterable<AlternateKeyDefinition>;
  /** Added, or replaced where the schema name exists. */
  readonly relationships?: Iterable<RelationshipDefinition>;
  /** Logical names. Their values go without a new row version. */
  readonly dropColumns?: Iterable<string>;
  /** Logical names. A build that is under way is cancelled. */
  readonly dropKeys?: Iterable<string>;
};

/** The items by name: those that are not dropped, with the added ones in their place or at the end. */
export function mergeTableParts<T>(
  existing: Iterable<T>,
  added: Iterable<T> | undefined,
  nameOf: (item: T) => string,
  dropped: Iterable<string> = [],
): Map<string, T> {
  const merged = new Map<string, T>();
  for (const item of existing) merged.set(nameOf(item), item);
  for (const name of dropped) merged.delete(name);
  for (const item of added ?? []) merged.set(nameOf(item), item);
  return merged;
}
