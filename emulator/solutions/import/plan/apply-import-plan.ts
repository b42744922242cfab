import { type Caller } from '../../../engine/access/caller';
import { formatDateTime } from '../../../engine/values/date-time';
import { type Organization } from '../../../engine/organization';
import { type ColumnValue } from '../../../engine/values/row';
import { ComponentList } from '../../installed/component-list';
import { findInstalledPublisher, findInstalledSolution } from '../../installed/installed-solutions';
import { isComponentHeld } from '../../installed/components';
import { type ImportPlan } from './plan-import';
import { type SolutionPackage } from '../../package/solution-package';
import { componentId, type SolutionHost } from '../../installed/solution-state';
import { writePlannedPlugIns } from './write-planned-plug-ins';

/** Carries out a plan and writes the rows of the solution, its publisher, its plug-ins and its list of components. The solution's id. */
export function applyImportPlan(
  host: SolutionHost,
  solution: SolutionPackage,
  plan: ImportPlan,
  caller: Caller,
): string {
  const { organization, state } = host;
  const created = plan.components.filter(component => !isComponentHeld(host, component)).map(componentId);
  // First, because their values are checked as they are written.
  organization.transaction(() => writePlannedPlugIns(organization, solution, caller));
  for (const table of plan.tables) {
    if (table.kind === 'define') organization.tables.define(table.definition);
    else organization.tables.alter(table.logicalName, table.alteration);
  }
  for (const [name, options] of solution.optionSets) state.optionSets.set(name, options);
  for (const id of created) state.created.add(id);

  const publisherId = writePlannedPublisher(organization, solution, caller);
  const solutionId = writePlannedSolution(organization, solution, publisherId, caller);
  // An update takes nothing away, so what earlier versions brought stays the solution's.
  const held = new Map(state.components.get(solutionId));
  for (const component of plan.components) {
    held.set(componentId(component), component);
    if (!solution.isManaged) state.unmanaged.add(componentId(component));
  }
  state.components.set(solutionId, held);
  new ComponentList(organization, solutionId, caller).addPackage(solution, plan.components);
  return solutionId;
}

/** A publisher that is there stays as it is: the organization may have changed it. */
function writePlannedPublisher(organization: Organization, { publisher }: SolutionPackage, caller: Caller): string {
  const known = findInstalledPublisher(organization, publisher.uniqueName);
  if (known !== undefined) return known.id;
  const values = new Map<string, ColumnValue>([
    ['uniquename', publisher.uniqueName],
    ['friendlyname', publisher.friendlyName],
    ['description', publisher.description],
    ['customizationprefix', publisher.prefix],
    ['customizationoptionvalueprefix', publisher.optionValuePrefix],
  ]);
  return organization.rows.create('publisher', values, caller, { bySystem: true }).id;
}

function writePlannedSolution(
  organization: Organization,
  solution: SolutionPackage,
  publisherId: string,
  caller: Caller,
): string {
  const { rows, clock } = organization;
  const now = formatDateTime(clock.now());
  const values = new Map<string, ColumnValue>([
    ['friendlyname', solution.friendlyName],
    ['description', solution.description],
    ['version', solution.version],
    ['solutionpackageversion', solution.packageVersion],
    ['updatedon', now],
  ]);
  const installed = findInstalledSolution(organization, solution.uniqueName);
  if (installed !== undefined) return rows.update('solution', installed.id, values, caller, { bySystem: true }).id;
  values.set('uniquename', solution.uniqueName);
  values.set('ismanaged', solution.isManaged);
  values.set('isvisible', true);
  values.set('installedon', now);
  values.set('publisherid', { table: 'publisher', id: publisherId });
  return rows.create('solution', values, caller, { bySystem: true }).id;
}
