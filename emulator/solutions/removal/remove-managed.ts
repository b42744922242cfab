import { type Caller } from '../../engine/security/caller';
import { type Organization } from '../../engine/organization';
import { ComponentList, unlist } from '../installed/component-list';
import { objectIdOf } from '../installed/object-id';
import { dependenciesExist } from '../solution-faults';
import { componentTypes } from '../package/solution-package';
import { componentId, type SolutionComponent, type SolutionHost } from '../installed/solution-state';
import { ownComponents, uninstallDependencies } from './uninstall-dependencies';
import { removeAssembly, removeStep } from './remove-plug-ins';

/**
 * Removes a managed solution with what no other solution holds. Throws 0x8004F01D while others depend on it; then
 * nothing has changed.
 */
export function removeManaged(host: SolutionHost, solutionId: string, caller: Caller): void {
  const { organization, state } = host;
  if (uninstallDependencies(host, solutionId).length > 0) throw dependenciesExist();
  const going = ownComponents(state, solutionId);
  const goingIds = new Set(going.map(component => objectIdOf(organization, component)));
  removeComponents(host, going, caller);
  for (const component of going) state.created.delete(componentId(component));
  state.components.delete(solutionId);
  new ComponentList(organization, solutionId, caller).clear();
  unlist(organization, goingIds);
  organization.rows.remove('solution', solutionId, caller, { bySystem: true });
}

function removeComponents(
  { organization, state }: SolutionHost,
  going: readonly SolutionComponent[],
  caller: Caller,
): void {
  const namesOf = (wanted: number): string[] => going.filter(({ type }) => type === wanted).map(({ name }) => name);
  for (const name of namesOf(componentTypes.optionSet)) state.optionSets.delete(name);
  for (const id of namesOf(componentTypes.pluginStep)) removeStep(organization, id, caller);
  for (const id of namesOf(componentTypes.pluginAssembly)) removeAssembly(organization, id, caller);
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
