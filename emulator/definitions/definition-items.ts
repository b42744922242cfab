import {
  type AlternateKeyDefinition,
  type ColumnDefinition,
  type Option,
  type RelationshipDefinition,
  type TableDefinition,
} from '../engine/tables/table-definition';
import { type Companion, companionColumnsOf } from './companion-columns';
import { type TableCatalogue } from '../engine/store/table-catalogue';

/** A column and the table it belongs to. */
export type TableColumn = {
  readonly table: TableDefinition;
  readonly column: ColumnDefinition;
  /** Set for columns that only show something of another one. */
  readonly companion?: Companion;
};

/** A key and the table it belongs to. */
export type TableKey = { readonly table: TableDefinition; readonly key: AlternateKeyDefinition };

/** A one-to-many relationship and the table whose lookup it is. */
export type TableRelationship = { readonly table: TableDefinition; readonly relationship: RelationshipDefinition };

/** One choice of a column. */
export type ColumnOption = { readonly column: ColumnDefinition; readonly option: Option };

/** All columns of a table, each followed by its companions. */
export function columnDefinitionsOf(table: TableDefinition): readonly TableColumn[] {
  const companions = companionColumnsOf(table);
  const names = new Set(companions.map(({ column }) => column.logicalName));
  return [...table.columns.values()]
    .filter(({ logicalName }) => !names.has(logicalName))
    .flatMap(column => [
      { table, column },
      ...companions.filter(({ companion }) => companion.of === column.logicalName).map(one => ({ table, ...one })),
    ]);
}

/** All keys of a table. */
export const keyDefinitionsOf = (table: TableDefinition): readonly TableKey[] =>
  [...table.keys.values()].map(key => ({ table, key }));

/** Of the table's own lookups. A relationship whose lookup is gone binds nothing. */
export const manyToOneDefinitionsOf = (table: TableDefinition): readonly TableRelationship[] =>
  table.relationships
    .filter(({ referencingColumn }) => table.columns.has(referencingColumn))
    .map(relationship => ({ table, relationship }));

/** Of the lookups that point to the table. */
export const oneToManyDefinitionsOf = (
  tables: Pick<TableCatalogue, 'all'>,
  { logicalName }: TableDefinition,
): readonly TableRelationship[] =>
  tables
    .all()
    .flatMap(manyToOneDefinitionsOf)
    .filter(({ relationship }) => relationship.referencedTable === logicalName);
