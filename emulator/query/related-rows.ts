import { type OrganizationView } from '../engine/organization-view';
import { type TableDefinition } from '../engine/tables/table-definition';
import { isLookup, type Row } from '../engine/values/row';

/** The row that a lookup names; undefined when it is empty or names a row of another table than `table`. */
export function relatedRow({ rows }: OrganizationView, row: Row, column: string, table?: string): Row | undefined {
  const value = row.values.get(column) ?? null;
  if (value === null || !isLookup(value) || (table !== undefined && value.table !== table)) return undefined;
  return rows.get(value.table, value.id);
}

/** True for rows whose lookup names the target. */
export const rowPointsTo =
  (column: string, target: Row) =>
  (row: Row): boolean => {
    const value = row.values.get(column) ?? null;
    return value !== null && isLookup(value) && value.table === target.table && value.id === target.id;
  };

/** The rows of a table whose lookup names the target. */
export const rowsPointingTo = (
  { rows }: OrganizationView,
  { logicalName }: TableDefinition,
  column: string,
  target: Row,
): readonly Row[] => [...rows.scan(logicalName)].filter(rowPointsTo(column, target));
