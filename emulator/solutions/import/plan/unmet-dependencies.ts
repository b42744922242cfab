import { type Organization } from '../../../engine/organization';
import { findInstalledSolution } from '../../installed/installed-solutions';
import {
  componentTypes,
  type DependencyEnd,
  type MissingDependency,
  type SolutionPackage,
} from '../../package/solution-package';

/**
 * Microsoft's own solutions, which every environment has. The emulator models none of their forms and web resources, so
 * what a package needs from them counts as there. `Active` is not among them: it holds one maker's unsaved work.
 */
const isPlatformSolution = (uniqueName: string): boolean =>
  /^(?:system|basic|appmodulewebresources|msdyn\w*|msft_\w*|microsoft\w*)$/iu.test(uniqueName);

/**
 * The declared dependencies that the organization cannot meet. Tables, columns and keys are looked up; anything else
 * (forms, web resources, …) counts as there when its solution is installed or belongs to the platform.
 */
export const unmetDependencies = (
  organization: Organization,
  { missingDependencies }: SolutionPackage,
): MissingDependency[] =>
  missingDependencies.filter(({ required, requiredSolution }) => {
    const hasSolution =
      isPlatformSolution(requiredSolution) || findInstalledSolution(organization, requiredSolution) !== undefined;
    return (
      !isDependencyPresent(organization, required) && !(hasSolution && !isDependencyModelled(organization, required))
    );
  });

function isDependencyPresent(
  organization: Organization,
  { type, schemaName, parentSchemaName }: DependencyEnd,
): boolean {
  const name = schemaName.toLowerCase();
  const parent = organization.tables.byName(parentSchemaName.toLowerCase());
  if (type === componentTypes.table) return organization.tables.byName(name) !== undefined;
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
