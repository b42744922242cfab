import { textValue } from '../../engine/values/row';
import { type Caller } from '../../engine/access/caller';
import { refuseDuringPendingUpgrade } from '../installed/holding-solution';
import { isInstalledManaged } from '../installed/installed-solutions';
import { isProtectedSolutionRow } from '../../engine/rows/solution-rows';
import { removeSolutionContainer, removeManagedSolution } from './remove-managed-solution';
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
  refuseDuringPendingUpgrade(organization, uniqueName);
  if (isInstalledManaged(solution)) removeManagedSolution(host, solution.id, caller);
  else removeSolutionContainer(host, solution.id, caller);
}
