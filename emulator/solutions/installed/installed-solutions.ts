import { recordNotFound } from '../../engine/dataverse-fault';
import { type Organization } from '../../engine/organization';
import { lookupId, type Row, textValue } from '../../engine/values/row';

/** The solution's row; unique names are compared without case. */
export const findInstalledSolution = (organization: Organization, uniqueName: string): Row | undefined =>
  findInstalledByUniqueName(organization, 'solution', uniqueName);

/** The solution's row. Throws recordNotFound. */
export function requireInstalledSolution(organization: Organization, uniqueName: string): Row {
  const solution = findInstalledSolution(organization, uniqueName);
  if (solution === undefined) throw recordNotFound('solution', uniqueName);
  return solution;
}

/** Undefined where a solution names no publisher. */
export function publisherOfInstalled({ rows }: Organization, solution: Row): Row | undefined {
  const id = lookupId(solution.values, 'publisherid');
  return id === undefined ? undefined : rows.get('publisher', id);
}

export const findInstalledPublisher = (organization: Organization, uniqueName: string): Row | undefined =>
  findInstalledByUniqueName(organization, 'publisher', uniqueName);

export const isInstalledManaged = (row: Row): boolean => row.values.get('ismanaged') === true;

function findInstalledByUniqueName(organization: Organization, table: string, uniqueName: string): Row | undefined {
  const isWanted = ({ values }: Row): boolean =>
    textValue(values, 'uniquename').toLowerCase() === uniqueName.toLowerCase();
  return [...organization.rows.scan(table)].find(isWanted);
}
