import { type Organization } from '../../../engine/organization';
import { isPlatformChoice } from '../../../engine/system-tables/platform-choices';
import { isKnownPlatformTable } from '../../../engine/system-tables/known-platform-tables';
import { isComponentHeld } from '../../installed/components';
import { findInstalledSolution } from '../../installed/installed-solutions';
import { isPlatformSolution } from '../../installed/platform-solutions';
import { type SolutionHost } from '../../installed/solution-state';
import {
  componentTypes,
  type DependencyEnd,
  type MissingDependency,
  type SolutionPackage,
} from '../../package/solution-package';

/**
 * The declared dependencies that the organization cannot meet. What the platform's own solutions bring counts as there,
 * and so do the platform's tables and choices. Tables, columns, keys, lookups and global choices are there where the
 * organization has them, whatever solution brought them; anything else (forms, web resources, …) counts as there when its
 * solution is installed.
 */
export const unmetDependencies = (host: SolutionHost, { missingDependencies }: SolutionPackage): MissingDependency[] =>
  missingDependencies.filter(({ required, requiredSolution }) => {
    const { organization } = host;
    if (isPlatformSolution(requiredSolution) || isDependencyPresent(host, required)) return false;
    const isInstalled = findInstalledSolution(organization, requiredSolution) !== undefined;
    return !isInstalled || isDependencyModelled(organization, required);
  });

function isDependencyPresent(host: SolutionHost, { type, schemaName, parentSchemaName }: DependencyEnd): boolean {
  const name = schemaName.toLowerCase();
  const table = parentSchemaName.toLowerCase();
  if (type === componentTypes.table && isKnownPlatformTable(name)) return true;
  if (type === componentTypes.optionSet && isPlatformChoice(name)) return true;
  // Without the table, a column or key of any table would do.
  const isPart = type === componentTypes.column || type === componentTypes.key;
  return !(isPart && table === '') && isComponentHeld(host, { type, table: isPart ? table : '', name });
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
