import { textValue } from '../../engine/values/row';
import { type Caller } from '../../engine/security/caller';
import { refuseDuringUpgrade } from '../installed/holding-solution';
import { isManaged } from '../installed/installed-solutions';
import { isProtectedSolutionRow } from '../../engine/rows/solution-rows';
import { removeContainer, removeManaged } from './remove-managed';
import { protectedSolution } from '../solution-faults';
import { type SolutionHost } from '../installed/solution-state';

/**
 * Removes a solution. A managed one takes with it what no other solution holds: tables with their rows and tombstones,
 * columns and keys. Of an unmanaged one only the container goes. Throws recordNotFound, 0x8004F01D while others
 * depend on it, and 0x8004F020 for the organization's own solutions; then nothing has changed.
 * https://learn.microsoft.com/power-apps/maker/data-platform/uninstall-delete-solution
 */
export function uninstallSolution(host: SolutionHost, solutionId: string, caller: Caller): void {
  const { organization } = host;
  const solution = organization.rows.retrieve('solution', solutionId);
  const uniqueName = textValue(solution.values, 'uniquename');
  if (isProtectedSolutionRow(uniqueName)) throw protectedSolution(uniqueName);
  refuseDuringUpgrade(organization, uniqueName);
  if (isManaged(solution)) removeManaged(host, solution.id, caller);
  else removeContainer(host, solution.id, caller);
}
