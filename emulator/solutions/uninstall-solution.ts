import { type Caller } from '../engine/caller';
import { type Organization } from '../engine/organization';
import { isManaged, textOf } from './installed-solutions';
import { isProtectedSolution } from './platform-solutions';
import { dependenciesExist, protectedSolution } from './solution-faults';
import { componentTypes } from './solution-package';
import { componentId, type SolutionComponent, solutionState } from './solution-state';
import { ownComponents, uninstallDependencies } from './uninstall-dependencies';

/**
 * Removes a solution. A managed one takes with it what no other solution holds: tables with their rows and tombstones,
 * columns and keys. Of an unmanaged one only the container goes. Throws recordNotFound, 0x8004F01D while others
 * depend on it, and 0x8004F020 for the organization's own solutions; then nothing has changed.
 * https://learn.microsoft.com/power-apps/maker/data-platform/uninstall-delete-solution
 */
export function uninstallSolution(organization: Organization, solutionId: string, caller: Caller): void {
  const { rows } = organization;
  const solution = rows.retrieve('solution', solutionId);
  const uniqueName = textOf(solution, 'uniquename');
  if (isProtectedSolution(uniqueName)) throw protectedSolution(uniqueName);
  const state = solutionState(organization);
  if (isManaged(solution)) {
    if (uninstallDependencies(organization, solution.id).length > 0) throw dependenciesExist();
    const going = ownComponents(organization, solution.id);
    removeComponents(organization, going);
    for (const component of going) state.created.delete(componentId(component));
  }
  state.components.delete(solution.id);
  rows.remove('solution', solution.id, caller, { bySystem: true });
}

function removeComponents(organization: Organization, going: readonly SolutionComponent[]): void {
  const { optionSets } = solutionState(organization);
  for (const { type, name } of going) if (type === componentTypes.optionSet) optionSets.delete(name);
  const tables = new Set(going.filter(({ type }) => type === componentTypes.table).map(({ table }) => table));
  for (const table of tables) organization.tables.drop(table);
  const added = going.filter(({ table }) => table !== '' && !tables.has(table));
  for (const table of new Set(added.map(component => component.table))) {
    removeAdditions(
      organization,
      table,
      added.filter(component => component.table === table),
    );
  }
}

function removeAdditions(organization: Organization, table: string, going: readonly SolutionComponent[]): void {
  const names = (type: number): string[] => going.filter(component => component.type === type).map(({ name }) => name);
  organization.tables.alter(table, {
    dropKeys: names(componentTypes.key),
    dropColumns: names(componentTypes.column),
  });
}
