import { type TableDefinition } from '../../engine/tables/table-definition';
import { type TableCatalogue } from '../../engine/store/table-catalogue';
import {
  columnDefinitionsOf,
  keyDefinitionsOf,
  manyToOneDefinitionsOf,
  oneToManyDefinitionsOf,
  type TableColumn,
  type TableKey,
  type TableRelationship,
} from '../definition-items';

/** Properties by name; undefined for all. */
export type SelectedNames = readonly string[] | undefined;

/** Which items of a kind are asked for, and which of their properties. */
export type ItemPart<Item> = {
  readonly passes: (item: Item) => boolean;
  readonly names: SelectedNames;
};

export const whole: ItemPart<unknown> = { passes: () => true, names: undefined };

/** What of a table is asked for; a collection that is left out is not. */
export type TableParts = {
  /** Of its own properties. */
  readonly names: SelectedNames;
  readonly columns?: ItemPart<TableColumn>;
  readonly keys?: ItemPart<TableKey>;
  readonly manyToMany?: ItemPart<unknown>;
  readonly manyToOne?: ItemPart<TableRelationship>;
  readonly oneToMany?: ItemPart<TableRelationship>;
};

/** The items of one collection that are shown, and which of their properties. */
export type Shown<Item> = { readonly items: readonly Item[]; readonly names: SelectedNames };

/** A table's definition as far as it is asked for: what both protocols render. */
export type TableDescription = {
  readonly table: TableDefinition;
  readonly names: SelectedNames;
  /** True when it changed since the stamp that was asked about, null without one. */
  readonly hasChanged: true | null;
  readonly columns: Shown<TableColumn> | undefined;
  readonly keys: Shown<TableKey> | undefined;
  /** There are none; asked for, the list is empty. */
  readonly manyToMany: Shown<never> | undefined;
  readonly manyToOne: Shown<TableRelationship> | undefined;
  readonly oneToMany: Shown<TableRelationship> | undefined;
};

/** The names of the collections, as properties of EntityMetadata. */
export const tableCollections = [
  'Attributes',
  'Keys',
  'ManyToManyRelationships',
  'ManyToOneRelationships',
  'OneToManyRelationships',
] as const;

/**
 * Returned with every item whether they are asked for or not, as far as its type has them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions
 */
const alwaysShown: readonly string[] = ['MetadataId', 'HasChanged', 'LogicalName'];

export const isShownInDescription = (name: string, names: SelectedNames): boolean =>
  names === undefined || alwaysShown.includes(name) || names.includes(name);

export function describeTable(
  tables: Pick<TableCatalogue, 'all' | 'byName'>,
  table: TableDefinition,
  { names, columns, keys, manyToMany, manyToOne, oneToMany }: TableParts,
  hasChanged: true | null = null,
): TableDescription {
  return {
    table,
    names,
    hasChanged,
    columns: columns && shownInDescription(columns, columnDefinitionsOf(table)),
    keys: keys && shownInDescription(keys, keyDefinitionsOf(table)),
    manyToMany: manyToMany && { items: [], names: manyToMany.names },
    manyToOne: manyToOne && shownInDescription(manyToOne, manyToOneDefinitionsOf(tables, table)),
    oneToMany: oneToMany && shownInDescription(oneToMany, oneToManyDefinitionsOf(tables, table)),
  };
}

const shownInDescription = <Item>({ passes, names }: ItemPart<Item>, items: readonly Item[]): Shown<Item> => ({
  items: items.filter(passes),
  names,
});
