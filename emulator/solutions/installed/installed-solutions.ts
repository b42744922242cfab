import { type Organization } from '../../engine/organization';
import { type Row } from '../../engine/values/values';

/** The solution's row; unique names are compared without case. */
export const findSolution = (organization: Organization, uniqueName: string): Row | undefined =>
  findByUniqueName(organization, 'solution', uniqueName);

export const findPublisher = (organization: Organization, uniqueName: string): Row | undefined =>
  findByUniqueName(organization, 'publisher', uniqueName);

/** A text column's value; empty when the row has none. */
export function textOf(row: Row, column: string): string {
  const value = row.values.get(column);
  return typeof value === 'string' ? value : '';
}

export const isManaged = (row: Row): boolean => row.values.get('ismanaged') === true;

function findByUniqueName(organization: Organization, table: string, uniqueName: string): Row | undefined {
  const wanted = uniqueName.toLowerCase();
  for (const row of organization.rows.scan(table)) {
    if (textOf(row, 'uniquename').toLowerCase() === wanted) return row;
  }
  return undefined;
}
