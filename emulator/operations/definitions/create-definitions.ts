import { makeNewColumn, type NewColumn } from '../../definitions/new/new-column';
import { makeNewKey, type NewKey } from '../../definitions/new/new-key';
import {
  type MadeRelationship,
  makeNewRelationship,
  type NewRelationship,
} from '../../definitions/new/new-relationship';
import { makeNewTable, type NewTable } from '../../definitions/new/new-table';
import { invalidArgument } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import {
  type AlternateKeyDefinition,
  type ColumnDefinition,
  type TableDefinition,
} from '../../engine/tables/table-definition';
import { type TableCustomizations } from '../../solutions/customization/table-customizations';

/** What is made, and where it goes. */
type Creation<Draft> = {
  readonly draft: Draft;
  /** The unmanaged solution that it also becomes part of, by its unique name. */
  readonly solution: string | undefined;
  readonly customizations: TableCustomizations;
};

type CreationIn<Draft> = Creation<Draft> & {
  /** Logical name. */
  readonly table: string;
};

/** Makes a table with its columns. */
export function createTable(
  { tables }: OrganizationView,
  { draft, solution, customizations }: Creation<NewTable>,
): TableDefinition {
  const table = makeNewTable(tables, draft);
  customizations.createTables([table], solution);
  return table;
}

/** Adds a column to a table. Throws 400 for a second primary name. */
export function createColumn(
  { tables }: OrganizationView,
  { table, draft, solution, customizations }: CreationIn<NewColumn>,
): ColumnDefinition {
  if (draft.isPrimaryName) throw invalidArgument('A table has one primary name: IsPrimaryName must be false.');
  const column = makeNewColumn(draft);
  customizations.addColumn(tables.require(table), column, [], solution);
  return column;
}

/** Adds a lookup to a table, with the one-to-many relationship behind it. */
export function createRelationship(
  { tables }: OrganizationView,
  { draft, solution, customizations }: Creation<NewRelationship>,
): MadeRelationship {
  const made = makeNewRelationship(tables, draft);
  customizations.addColumn(made.table, made.lookup, [made.relationship], solution);
  return made;
}

/** Adds an alternate key to a table. Its index is built in a job of type 63. */
export function createKey(
  { tables }: OrganizationView,
  { table, draft, solution, customizations }: CreationIn<NewKey>,
): AlternateKeyDefinition {
  const key = makeNewKey(draft);
  customizations.addKey(tables.require(table), key, solution);
  return key;
}
