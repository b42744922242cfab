import { randomUUID } from 'node:crypto';
import { zeroGuid } from '../../engine/values/guid';
import { type RelationshipDefinition, type TableDefinition } from '../../engine/tables/table-definition';
import { componentObjectId } from '../installed/components';
import { componentTypes } from '../package/solution-package';
import {
  componentId,
  type SolutionComponent,
  type SolutionHost,
  type SolutionState,
  tableComponent,
} from '../installed/solution-state';

/** Why a solution cannot be removed: `dependent` is a component that needs `required`. Codes are Microsoft's componenttype. */
export type Dependency = {
  readonly dependencyId: string;
  /** 1 solution internal, 2 published, 4 unpublished. */
  readonly dependencyType: number;
  readonly requiredComponentType: number;
  readonly requiredComponentObjectId: string;
  /** Zero GUID where the component belongs to no solution's own layer. */
  readonly requiredComponentBaseSolutionId: string;
  readonly requiredComponentName: string;
  readonly dependentComponentType: number;
  readonly dependentComponentObjectId: string;
  readonly dependentComponentBaseSolutionId: string;
  readonly dependentComponentName: string;
};

/**
 * What a solution alone holds of what imports made: this goes when it is uninstalled. Nothing for a solution whose
 * components an unmanaged one, or another solution, holds as well: so no row is lost where it is not public what
 * Dataverse would do with a table that a managed solution made and an unmanaged one holds.
 */
export function componentsToRemove(
  { components, created, unmanaged }: SolutionState,
  solutionId: string,
): SolutionComponent[] {
  const others = [...components].filter(([id]) => id !== solutionId).map(([, held]) => held);
  return [...(components.get(solutionId)?.values() ?? [])].filter(component => {
    const id = componentId(component);
    return created.has(id) && !unmanaged.has(id) && !others.some(held => held.has(id));
  });
}

/**
 * Components outside the solution that need one which would go: lookups of other tables to its tables, and what others
 * added to its tables or built on its columns.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievedependenciesforuninstall
 */
export function uninstallDependencies(host: SolutionHost, solutionId: string): Dependency[] {
  const going = componentsToRemove(host.state, solutionId);
  const goingIds = new Set(going.map(componentId));
  const goingTables = new Set(going.filter(({ type }) => type === componentTypes.table).map(({ table }) => table));
  const stays = (component: SolutionComponent): boolean => !goingIds.has(componentId(component));
  const dependency = (required: SolutionComponent, dependent: SolutionComponent): Dependency =>
    toUninstallDependency(host, solutionId, required, dependent);

  return host.organization.tables.all().flatMap(table => {
    const required = tableComponent(table.logicalName);
    const isGoing = goingTables.has(table.logicalName);
    const additions = isGoing ? additionsOfOtherSolutions(host.state, solutionId, table.logicalName) : [];
    const lookups = isGoing
      ? []
      : relationshipsNeedingRemoved(table, goingTables).filter(({ component }) => stays(component));
    const keys = isGoing ? [] : keysNeedingRemoved(table, goingIds).filter(({ component }) => stays(component));
    return [
      ...additions.map(component => dependency(required, component)),
      ...[...lookups, ...keys].map(({ needs, component }) => dependency(needs, component)),
    ];
  });
}

type Need = { readonly needs: SolutionComponent; readonly component: SolutionComponent };

/** Columns and keys that other solutions have put into a table. */
function additionsOfOtherSolutions(
  { components }: SolutionState,
  solutionId: string,
  table: string,
): SolutionComponent[] {
  const own = components.get(solutionId);
  const others = [...components].filter(([id]) => id !== solutionId).flatMap(([, held]) => [...held.values()]);
  return others.filter(component => component.table === table && own?.has(componentId(component)) !== true);
}

function relationshipsNeedingRemoved(table: TableDefinition, going: ReadonlySet<string>): Need[] {
  // A relationship outlives its lookup column in the catalogue; without the column it binds nothing.
  const toGoing = table.relationships.filter(
    ({ referencedTable, referencingColumn }) => going.has(referencedTable) && table.columns.has(referencingColumn),
  );
  return toGoing.map(({ schemaName, referencedTable }: RelationshipDefinition) => ({
    needs: tableComponent(referencedTable),
    component: { type: componentTypes.relationship, table: table.logicalName, name: schemaName },
  }));
}

function keysNeedingRemoved(table: TableDefinition, goingIds: ReadonlySet<string>): Need[] {
  return [...table.keys.values()].flatMap(key =>
    key.columns
      .map(name => ({ type: componentTypes.column, table: table.logicalName, name }))
      .filter(column => goingIds.has(componentId(column)))
      .map(needs => ({
        needs,
        component: { type: componentTypes.key, table: table.logicalName, name: key.logicalName },
      })),
  );
}

const published = 2;

function toUninstallDependency(
  { organization, state }: SolutionHost,
  solutionId: string,
  required: SolutionComponent,
  dependent: SolutionComponent,
): Dependency {
  const holder = [...state.components].find(([id, held]) => id !== solutionId && held.has(componentId(dependent)));
  return {
    dependencyId: randomUUID(),
    dependencyType: published,
    requiredComponentType: required.type,
    requiredComponentObjectId: componentObjectId(organization, required),
    requiredComponentBaseSolutionId: solutionId,
    requiredComponentName: required.name,
    dependentComponentType: dependent.type,
    dependentComponentObjectId: componentObjectId(organization, dependent),
    dependentComponentBaseSolutionId: holder?.[0] ?? zeroGuid,
    dependentComponentName: dependent.name,
  };
}
