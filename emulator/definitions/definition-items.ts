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
export type TableRelationship = {
  readonly table: TableDefinition;
  readonly relationship: RelationshipDefinition;
  /** The primary id of the table that the lookup points to. */
  readonly referencedColumn: string;
};

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

type Tables = Pick<TableCatalogue, 'all' | 'byName'>;

/** Of the table's own lookups. A relationship whose lookup is gone binds nothing. */
export const manyToOneDefinitionsOf = (tables: Tables, table: TableDefinition): readonly TableRelationship[] =>
  table.relationships
    .filter(({ referencingColumn }) => table.columns.has(referencingColumn))
    .map(relationship => ({ table, relationship, referencedColumn: referencedColumnOf(tables, relationship) }));

/** A table that the organization lacks has the primary id that tables have. */
const referencedColumnOf = (tables: Tables, { referencedTable }: RelationshipDefinition): string =>
  tables.byName(referencedTable)?.primaryIdColumn ?? `${referencedTable}id`;

/** Of the lookups that point to the table. */
export const oneToManyDefinitionsOf = (
  tables: Tables,
  { logicalName }: TableDefinition,
): readonly TableRelationship[] =>
  tables
    .all()
    .flatMap(table => manyToOneDefinitionsOf(tables, table))
    .filter(({ relationship }) => relationship.referencedTable === logicalName);
