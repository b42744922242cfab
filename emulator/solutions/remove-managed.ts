import { type Caller } from '../engine/caller';
import { type Organization } from '../engine/organization';
import { dependenciesExist } from './solution-faults';
import { componentTypes } from './solution-package';
import { componentId, type SolutionComponent, solutionState } from './solution-state';
import { ownComponents, uninstallDependencies } from './uninstall-dependencies';

/**
 * Removes a managed solution with what no other solution holds. Throws 0x8004F01D while others depend on it; then
 * nothing has changed.
 */
export function removeManaged(organization: Organization, solutionId: string, caller: Caller): void {
  const state = solutionState(organization);
  if (uninstallDependencies(organization, solutionId).length > 0) throw dependenciesExist();
  const going = ownComponents(organization, solutionId);
  removeComponents(organization, going);
  for (const component of going) state.created.delete(componentId(component));
  state.components.delete(solutionId);
  organization.rows.remove('solution', solutionId, caller, { bySystem: true });
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
