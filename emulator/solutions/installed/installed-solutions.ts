import { type Organization } from '../../engine/organization';
import { type Row, textValue } from '../../engine/values/row';

/** The solution's row; unique names are compared without case. */
export const findSolution = (organization: Organization, uniqueName: string): Row | undefined =>
  findByUniqueName(organization, 'solution', uniqueName);

export const findPublisher = (organization: Organization, uniqueName: string): Row | undefined =>
  findByUniqueName(organization, 'publisher', uniqueName);

export const isManaged = (row: Row): boolean => row.values.get('ismanaged') === true;

function findByUniqueName(organization: Organization, table: string, uniqueName: string): Row | undefined {
  const wanted = uniqueName.toLowerCase();
  for (const row of organization.rows.scan(table)) {
    if (textValue(row.values, 'uniquename').toLowerCase() === wanted) return row;
  }
  return undefined;
}
