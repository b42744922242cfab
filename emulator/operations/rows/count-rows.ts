import { type OrganizationView } from '../../engine/organization-view';
import { type RowQuery } from './query-rows';

/** How many rows of a table pass, not capped. */
export function countRows({ rows }: OrganizationView, { table, passes }: Pick<RowQuery, 'table' | 'passes'>): number {
  let count = 0;
  for (const row of rows.scan(table.logicalName)) if (passes(row)) count += 1;
  return count;
}
