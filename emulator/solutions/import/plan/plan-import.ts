import { notImplemented } from '../../../engine/dataverse-fault';
import { type Organization } from '../../../engine/organization';
import { ImportContext } from './import-context';
import { isBuiltInToPlan } from './plan-columns';
import { isTableOfPlatform } from './platform-table';
import { planExistingTable, planNewTable, type TablePlan } from './plan-table';
import { solutionEntitySetTaken, solutionTableNotInCache } from '../../solution-faults';
import { componentTypes, type ParsedTable, type SolutionPackage } from '../../package/solution-package';
import { type SolutionComponent, type SolutionHost, tableComponent } from '../../installed/solution-state';

export type ImportPlan = {
  readonly tables: readonly TablePlan[];
  /** What the solution brings and from now on holds. */
  readonly components: readonly SolutionComponent[];
};

/**
 * Decides what an import will do to the organization's tables, and throws where it cannot, with nothing changed: what
 * the plan holds can be carried out.
 */
export function planImport(host: SolutionHost, solution: SolutionPackage): ImportPlan {
  const context = new ImportContext(host, solution);
  const tables = solution.tables.flatMap(table => planTable(table, context) ?? []);
  checkPlannedEntitySets(host.organization, tables);
  const { optionSets, plugIns } = solution;
  const components = [
    ...solution.tables.flatMap(table => plannedComponentsOf(table, context)),
    ...plannedComponentsOfNoTable(componentTypes.optionSet, optionSets.keys()),
    ...plannedComponentsOfNoTable(componentTypes.pluginAssembly, plannedIdsOf(plugIns.assemblies)),
    ...plannedComponentsOfNoTable(componentTypes.pluginStep, plannedIdsOf(plugIns.steps)),
  ];
  return { tables, components };
}

const plannedIdsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

const plannedComponentsOfNoTable = (type: number, names: Iterable<string>): SolutionComponent[] =>
  Array.from(names, name => ({ type, table: '', name }));

function planTable(parsed: ParsedTable, context: ImportContext): TablePlan | undefined {
  const existing = context.organization.tables.byName(parsed.logicalName);
  if (existing !== undefined) return planExistingTable(existing, parsed, context);
  if (parsed.settings !== null) return planNewTable(parsed, parsed.settings, context);
  if (!isTableOfPlatform(parsed.logicalName, context.package)) throw solutionTableNotInCache(parsed.logicalName);
  // A table of the platform that the emulator does not hold: its name alone (forms, ribbon) asks for nothing.
  if (parsed.columns.length === 0 && parsed.keys.length === 0 && !parsed.turnsTrackingOn) return undefined;
  throw notImplemented(
    `The emulator has no table '${parsed.logicalName}', for which the package brings columns, keys or change tracking.`,
  );
}

function checkPlannedEntitySets(organization: Organization, plans: readonly TablePlan[]): void {
  const taken = new Set(organization.tables.all().map(table => table.entitySetName));
  for (const plan of plans) {
    if (plan.kind !== 'define') continue;
    const { entitySetName, logicalName } = plan.definition;
    if (taken.has(entitySetName)) throw solutionEntitySetTaken(entitySetName, logicalName);
    taken.add(entitySetName);
  }
}

/** A built-in table is never held, and neither are its built-in columns: only what the package adds to it. */
function plannedComponentsOf(
  parsed: ParsedTable,
  { organization, package: solution }: ImportContext,
): SolutionComponent[] {
  const { logicalName: table } = parsed;
  const existing = organization.tables.byName(table);
  const isOwn = parsed.settings !== null && existing?.isCustom !== false;
  const relationships = solution.relationships.filter(relationship => relationship.referencingTable === table);
  const fields = relationships.flatMap(({ field }) => field ?? []);
  const columns = [...parsed.columns, ...fields].filter(
    column => existing === undefined || !isBuiltInToPlan(existing, column.logicalName),
  );
  return [
    ...(isOwn ? [tableComponent(table)] : []),
    ...columns.map(({ logicalName: name }) => ({ type: componentTypes.column, table, name })),
    ...parsed.keys.map(({ logicalName: name }) => ({ type: componentTypes.key, table, name })),
    ...relationships.map(({ schemaName: name }) => ({ type: componentTypes.relationship, table, name })),
  ];
}
