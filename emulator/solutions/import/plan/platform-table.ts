import { isKnownPlatformTable } from '../../../engine/system-tables/known-platform-tables';
import { isPlatformSolution } from '../../installed/platform-solutions';
import { componentTypes, type SolutionPackage } from '../../package/solution-package';

/**
 * Whether a table that neither the package nor the emulator has is there all the same: a known one of the platform, or one
 * of which the package says that a solution of the platform brings it (`msdyn_…`).
 */
export const isTableOfPlatform = (logicalName: string, { missingDependencies }: SolutionPackage): boolean =>
  isKnownPlatformTable(logicalName) ||
  missingDependencies.some(
    ({ required, requiredSolution }) =>
      required.type === componentTypes.table &&
      required.schemaName.toLowerCase() === logicalName &&
      isPlatformSolution(requiredSolution),
  );
