import { deviatingInOperations } from '../../defects/defect';
import { newGuid } from '../../engine/values/guid';
import { type Dependency } from '../../solutions/removal/uninstall-dependencies';
import { componentTypes } from '../../solutions/package/solution-package';
import { type Variation } from '../variation';

/** Recorded: what decides about an uninstall is 0x8004f01d, when it is tried. */
export const listedDependency: Variation = {
  name: 'listed-dependency',
  description: 'RetrieveDependenciesForUninstall lists a dependency that does not keep the solution from going.',
  protocols: ['Web API'],
  ends: 'supported',
  start: () =>
    deviatingInOperations(({ dependenciesForUninstall }) => ({
      dependenciesForUninstall: (organization, asked) => [
        ...dependenciesForUninstall(organization, asked),
        harmlessDependency(),
      ],
    })),
};

const harmlessDependency = (): Dependency => ({
  dependencyId: newGuid(),
  dependencyType: 2,
  requiredComponentType: componentTypes.table,
  requiredComponentObjectId: newGuid(),
  requiredComponentBaseSolutionId: newGuid(),
  requiredComponentName: 'sample_book',
  dependentComponentType: componentTypes.table,
  dependentComponentObjectId: newGuid(),
  dependentComponentBaseSolutionId: newGuid(),
  dependentComponentName: 'sample_book',
});
