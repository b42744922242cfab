import { type Organization } from '../../../engine/organization';
import { isKnownPlatformTable } from '../../../engine/system-tables/known-platform-tables';
import { findInstalledSolution } from '../../installed/installed-solutions';
import { isPlatformSolution } from '../../installed/platform-solutions';
import {
  componentTypes,
  type DependencyEnd,
  type MissingDependency,
  type SolutionPackage,
} from '../../package/solution-package';

/**
 * The declared dependencies that the organization cannot meet. What the platform's own solutions bring counts as there,
 * and so do the platform's tables. Of other solutions, tables, columns and keys are looked up; anything else (forms, web
 * resources, …) counts as there when its solution is installed.
 */
export const unmetDependencies = (
  organization: Organization,
  { missingDependencies }: SolutionPackage,
): MissingDependency[] =>
  missingDependencies.filter(({ required, requiredSolution }) => {
    if (isPlatformSolution(requiredSolution) || isDependencyPresent(organization, required)) return false;
    const isInstalled = findInstalledSolution(organization, requiredSolution) !== undefined;
    return !isInstalled || isDependencyModelled(organization, required);
  });

function isDependencyPresent(
  organization: Organization,
  { type, schemaName, parentSchemaName }: DependencyEnd,
): boolean {
  const name = schemaName.toLowerCase();
  const parent = organization.tables.byName(parentSchemaName.toLowerCase());
  if (type === componentTypes.table)
    return organization.tables.byName(name) !== undefined || isKnownPlatformTable(name);
  if (type === componentTypes.column) return parent?.columns.has(name) ?? false;
  return type === componentTypes.key && (parent?.keys.has(name) ?? false);
}

/** Whether the emulator would know the component if it were there. Of the platform's tables it holds a part. */
function isDependencyModelled(
  organization: Organization,
  { type, schemaName, parentSchemaName }: DependencyEnd,
): boolean {
  const table = type === componentTypes.table ? schemaName : parentSchemaName;
  const isKind = type === componentTypes.table || type === componentTypes.column || type === componentTypes.key;
  const ofPlatform = !table.includes('_') || organization.tables.byName(table.toLowerCase())?.isCustom === false;
  return isKind && !ofPlatform;
}
