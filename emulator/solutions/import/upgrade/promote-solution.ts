import { type Caller } from '../../../engine/access/caller';
import { notImplemented } from '../../../engine/dataverse-fault';
import { type Organization } from '../../../engine/organization';
import { type Row, textValue } from '../../../engine/values/row';
import { holdingSolutionName } from '../../installed/holding-solution';
import { isInstalledManaged, requireInstalledSolution } from '../../installed/installed-solutions';
import { isProtectedSolutionRow } from '../../../engine/rows/solution-rows';
import { type SolutionHost } from '../../installed/solution-state';
import { removeManagedSolution } from '../../removal/remove-managed-solution';
import { protectedSolution } from '../../solution-faults';

/**
 * Applies an upgrade: removes the solution with what its holding solution does not have, and gives its name to the
 * holding solution. The id of the solution that stays. Throws recordNotFound when either does not exist, and 0x8004F01D
 * while others depend on what would go; then nothing has changed.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/deleteandpromote
 */
export function promoteSolution(host: SolutionHost, uniqueName: string, caller: Caller): string {
  const { organization } = host;
  if (isProtectedSolutionRow(uniqueName)) throw protectedSolution(uniqueName);
  const base = requireManagedUpgrade(organization, uniqueName);
  const holding = requireManagedUpgrade(organization, holdingSolutionName(uniqueName));
  const name = textValue(base.values, 'uniquename');
  removeManagedSolution(host, base.id, caller);
  return organization.rows.update('solution', holding.id, new Map([['uniquename', name]]), caller, { bySystem: true })
    .id;
}

function requireManagedUpgrade(organization: Organization, uniqueName: string): Row {
  const solution = requireInstalledSolution(organization, uniqueName);
  if (!isInstalledManaged(solution))
    throw notImplemented(`The solution ${uniqueName} is unmanaged: only managed ones are upgraded.`);
  return solution;
}
