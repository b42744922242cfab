import { textValue } from '../../engine/values/row';
import { type Caller } from '../../engine/security/caller';
import { ComponentList } from '../installed/component-list';
import { refuseDuringUpgrade } from '../installed/holding-solution';
import { isManaged } from '../installed/installed-solutions';
import { isProtectedSolution } from '../../engine/rows/solution-rows';
import { removeManaged } from './remove-managed';
import { protectedSolution } from '../solution-faults';
import { type SolutionHost } from '../installed/solution-state';

/**
 * Removes a solution. A managed one takes with it what no other solution holds: tables with their rows and tombstones,
 * columns and keys. Of an unmanaged one only the container goes. Throws recordNotFound, 0x8004F01D while others
 * depend on it, and 0x8004F020 for the organization's own solutions; then nothing has changed.
 * https://learn.microsoft.com/power-apps/maker/data-platform/uninstall-delete-solution
 */
export function uninstallSolution(host: SolutionHost, solutionId: string, caller: Caller): void {
  const { organization, state } = host;
  const { rows } = organization;
  const solution = rows.retrieve('solution', solutionId);
  const uniqueName = textValue(solution.values, 'uniquename');
  if (isProtectedSolution(uniqueName)) throw protectedSolution(uniqueName);
  refuseDuringUpgrade(organization, uniqueName);
  if (isManaged(solution)) {
    removeManaged(host, solution.id, caller);
    return;
  }
  state.components.delete(solution.id);
  new ComponentList(organization, solution.id, caller).clear();
  rows.remove('solution', solution.id, caller, { bySystem: true });
}
