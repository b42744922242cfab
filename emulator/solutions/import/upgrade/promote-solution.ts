import { type Caller } from '../../../engine/security/caller';
import { notImplemented } from '../../../engine/dataverse-fault';
import { type Organization } from '../../../engine/organization';
import { type Row, textValue } from '../../../engine/values/row';
import { holdingName } from '../../installed/holding-solution';
import { isManaged, requireSolution } from '../../installed/installed-solutions';
import { isProtectedSolutionRow } from '../../../engine/rows/solution-rows';
import { type SolutionHost } from '../../installed/solution-state';
import { removeManaged } from '../../removal/remove-managed';
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
  const base = requireManaged(organization, uniqueName);
  const holding = requireManaged(organization, holdingName(uniqueName));
  const name = textValue(base.values, 'uniquename');
  removeManaged(host, base.id, caller);
  return organization.rows.update('solution', holding.id, new Map([['uniquename', name]]), caller, { bySystem: true })
    .id;
}

function requireManaged(organization: Organization, uniqueName: string): Row {
  const solution = requireSolution(organization, uniqueName);
  if (!isManaged(solution))
    throw notImplemented(`The solution ${uniqueName} is unmanaged: only managed ones are upgraded.`);
  return solution;
}
