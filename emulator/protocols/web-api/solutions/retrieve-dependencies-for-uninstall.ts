import { type Dependency } from '../../../solutions/removal/uninstall-dependencies';
import { defineFunction } from '../front/define-operation';
import { functionArguments } from '../front/request/function-arguments';
import { type JsonObject } from '../front/request/json';
import { badODataRequest } from '../front/response/odata-error';

/** Why a solution cannot be removed: who needs its components. */
export const retrieveDependenciesForUninstall = defineFunction('RetrieveDependenciesForUninstall', {
  call: "RetrieveDependenciesForUninstall(SolutionUniqueName='…')",
  privilege: 'prvReadEntity',
  differs: [],
  notServed: ['Only dependencies of tables, columns, keys and lookups are known.', 'Parent and node ids are left out.'],
  answers: 'dependencies',
  run: (request, { organization, operations, solutions }) => {
    const uniqueName = functionArguments(request, ['SolutionUniqueName']).get('SolutionUniqueName');
    if (uniqueName?.type !== 'string') throw badODataRequest('SolutionUniqueName must be a string in single quotes.');
    const dependencies = operations.dependenciesForUninstall(organization, { solutions, uniqueName: uniqueName.value });
    return { value: dependencies.map(renderUninstallDependency) };
  },
});

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/dependency */
const renderUninstallDependency = (dependency: Dependency): JsonObject => ({
  dependencytype: dependency.dependencyType,
  requiredcomponenttype: dependency.requiredComponentType,
  requiredcomponentobjectid: dependency.requiredComponentObjectId,
  requiredcomponentbasesolutionid: dependency.requiredComponentBaseSolutionId,
  dependentcomponenttype: dependency.dependentComponentType,
  dependentcomponentobjectid: dependency.dependentComponentObjectId,
  dependentcomponentbasesolutionid: dependency.dependentComponentBaseSolutionId,
  dependencyid: dependency.dependencyId,
});
