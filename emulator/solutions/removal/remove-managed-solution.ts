import { type Caller } from '../../engine/access/caller';
import { lookupId } from '../../engine/values/row';
import { type Organization } from '../../engine/organization';
import { ComponentList, unlistComponents } from '../installed/component-list';
import { componentObjectId } from '../installed/components';
import { solutionDependenciesExist } from '../solution-faults';
import { componentTypes } from '../package/solution-package';
import { componentId, type SolutionComponent, type SolutionHost } from '../installed/solution-state';
import { componentsToRemove, uninstallDependencies } from './uninstall-dependencies';

/**
 * Removes a managed solution with what no other solution holds. Throws 0x8004F01D while others depend on it; then
 * nothing has changed.
 */
export function removeManagedSolution(host: SolutionHost, solutionId: string, caller: Caller): void {
  const { organization, state } = host;
  if (uninstallDependencies(host, solutionId).length > 0) throw solutionDependenciesExist();
  const going = componentsToRemove(state, solutionId);
  const goingIds = new Set(going.map(component => componentObjectId(organization, component)));
  removeComponentsOfSolution(host, going, caller);
  for (const component of going) state.created.delete(componentId(component));
  unlistComponents(organization, goingIds);
  removeSolutionContainer(host, solutionId, caller);
}

/** Removes a solution with its list of components, which stay. */
export function removeSolutionContainer(
  { organization, state }: SolutionHost,
  solutionId: string,
  caller: Caller,
): void {
  state.components.delete(solutionId);
  new ComponentList(organization, solutionId, caller).clear();
  organization.rows.remove('solution', solutionId, caller, { bySystem: true });
}

function removeComponentsOfSolution(
  { organization, state }: SolutionHost,
  going: readonly SolutionComponent[],
  caller: Caller,
): void {
  const namesOf = (wanted: number): string[] => going.filter(({ type }) => type === wanted).map(({ name }) => name);
  for (const name of namesOf(componentTypes.optionSet)) state.optionSets.delete(name);
  const removeRow = (table: string, id: string) => organization.rows.remove(table, id, caller, { bySystem: true });
  for (const id of namesOf(componentTypes.pluginStep)) removeRow('sdkmessageprocessingstep', id);
  for (const id of namesOf(componentTypes.pluginAssembly)) {
    for (const type of [...organization.rows.scan('plugintype')])
      if (lookupId(type.values, 'pluginassemblyid') === id) removeRow('plugintype', type.id);
    removeRow('pluginassembly', id);
  }
  const tables = new Set(going.filter(({ type }) => type === componentTypes.table).map(({ table }) => table));
  for (const table of tables) organization.tables.drop(table);
  const added = going.filter(({ table }) => table !== '' && !tables.has(table));
  for (const table of new Set(added.map(component => component.table))) {
    removeAdditionsToTable(
      organization,
      table,
      added.filter(component => component.table === table),
    );
  }
}

function removeAdditionsToTable(organization: Organization, table: string, going: readonly SolutionComponent[]): void {
  const names = (type: number): string[] => going.filter(component => component.type === type).map(({ name }) => name);
  organization.tables.alter(table, {
    dropKeys: names(componentTypes.key),
    dropColumns: names(componentTypes.column),
  });
}
