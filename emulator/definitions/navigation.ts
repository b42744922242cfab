import { type ColumnDefinition, type TableDefinition } from '../engine/tables/table-definition';
import { type OrganizationView } from '../engine/organization-view';

/** From a row to the one row that its lookup names. */
export type SingleNavigation = {
  readonly name: string;
  readonly column: ColumnDefinition;
  /** The tables this navigation property leads to: one, or users and teams for an owner. */
  readonly targets: readonly string[];
};

/** From a row to the rows whose lookup names it. */
export type CollectionNavigation = {
  /** The relationship's schema name. */
  readonly name: string;
  /** The table with the lookup. */
  readonly table: TableDefinition;
  readonly column: ColumnDefinition;
};

/**
 * A table's single-valued navigation properties by name. It is the schema name of a custom lookup, the logical name of a
 * platform one; a lookup to several tables has one for each, `parentcustomerid_account`. An owner is one property.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-navigation-properties
 */
export function singleNavigations(table: TableDefinition): ReadonlyMap<string, SingleNavigation> {
  const all = [...table.columns.values()].flatMap(column =>
    column.type === 'lookup' && column.validForRead ? navigationsOfLookup(column) : [],
  );
  return new Map(all.map(navigation => [navigation.name, navigation]));
}

function navigationsOfLookup(column: ColumnDefinition): readonly SingleNavigation[] {
  const { targets = [] } = column;
  return isOneNavigation(column)
    ? [{ name: baseNavigationName(column), column, targets }]
    : targets.map(target => ({ name: `${baseNavigationName(column)}_${target}`, column, targets: [target] }));
}

/** The navigation property that leads from a lookup to a row of `target`. */
export const navigationName = (column: ColumnDefinition, target: string): string =>
  isOneNavigation(column) ? baseNavigationName(column) : `${baseNavigationName(column)}_${target}`;

const baseNavigationName = ({ isCustom, schemaName, logicalName }: ColumnDefinition): string =>
  isCustom ? schemaName : logicalName;

const isOneNavigation = ({ logicalName, targets = [] }: ColumnDefinition): boolean =>
  targets.length === 1 || logicalName === 'ownerid';

/** True for a property whose type is `principal`, which users and teams have in common. */
export const navigatesToPrincipal = ({ column }: SingleNavigation): boolean => column.logicalName === 'ownerid';

/** The collection-valued navigation property of a table, which has the name of its relationship. */
export function findCollectionNavigation(
  { tables }: OrganizationView,
  { logicalName }: TableDefinition,
  name: string,
): CollectionNavigation | undefined {
  for (const table of tables.all()) {
    const relationship = table.relationships.find(
      ({ schemaName, referencedTable }) => schemaName === name && referencedTable === logicalName,
    );
    const column = table.columns.get(relationship?.referencingColumn ?? '');
    if (column !== undefined) return { name, table, column };
  }
  return undefined;
}
