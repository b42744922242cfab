import { type StoredTable } from '../store/stored-table';
import { type ColumnValue, type ColumnValues, isLookup, type Row } from '../values/row';

type Unlink = { readonly table: string; readonly id: string; readonly values: ColumnValues };

/**
 * The updates that empty every lookup to a row about to be deleted: "Remove Link", the default of a referential relationship.
 * https://learn.microsoft.com/power-apps/developer/data-platform/configure-entity-relationship-cascading-behavior
 *
 * Differs from Dataverse: relationships that restrict or cascade a delete remove the link here as well.
 */
export function linksToRow(row: Row, tables: Iterable<StoredTable>): Unlink[] {
  return [...tables].flatMap(stored => linksFromRowsOf(stored, row));
}

function linksFromRowsOf({ definition, rows }: StoredTable, target: Row): Unlink[] {
  const lookups = [...definition.columns.values()].filter(column => column.targets?.includes(target.table) === true);
  if (lookups.length === 0) return [];
  const unlinks: Unlink[] = [];
  for (const row of rows.values()) {
    if (row === target) continue;
    const links = lookups.filter(({ logicalName }) => lookupPointsToRow(row.values.get(logicalName), target));
    if (links.length === 0) continue;
    const values = new Map(links.map(({ logicalName }) => [logicalName, null]));
    unlinks.push({ table: definition.logicalName, id: row.id, values });
  }
  return unlinks;
}

const lookupPointsToRow = (value: ColumnValue | undefined, row: Row): boolean =>
  isLookup(value) && value.id === row.id && value.table === row.table;
