import { type Dependency } from '../../../solutions/removal/uninstall-dependencies';
import { functionArguments } from '../front/request/function-arguments';
import { type JsonObject } from '../front/request/json';
import { isFunction } from '../front/match';
import { badRequest } from '../front/response/odata-error';
import { json } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { contextUrl } from '../rows/render/selection';

/** Why a solution cannot be removed: who needs its components. */
export const retrieveDependenciesForUninstall: Operation = {
  operation: "GET RetrieveDependenciesForUninstall(SolutionUniqueName='…')",
  name: 'RetrieveDependenciesForUninstall',
  privilege: 'prvReadEntity',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievedependenciesforuninstall',
  differs: {
    notServed: [
      'Only dependencies of tables, columns, keys and lookups are known.',
      'Parent and node ids are left out.',
    ],
  },
  matches: isFunction('RetrieveDependenciesForUninstall'),
  handle: (request, { solutions }) => {
    const uniqueName = functionArguments(request, ['SolutionUniqueName']).get('SolutionUniqueName');
    if (uniqueName?.type !== 'string') throw badRequest('SolutionUniqueName must be a string in single quotes.');
    return json({
      '@odata.context': contextUrl(request.serviceRoot, 'dependencies'),
      value: solutions.dependenciesForUninstall(uniqueName.value).map(renderDependency),
    });
  },
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/dependency */
const renderDependency = (dependency: Dependency): JsonObject => ({
  dependencytype: dependency.dependencyType,
  requiredcomponenttype: dependency.requiredComponentType,
  requiredcomponentobjectid: dependency.requiredComponentObjectId,
  requiredcomponentbasesolutionid: dependency.requiredComponentBaseSolutionId,
  dependentcomponenttype: dependency.dependentComponentType,
  dependentcomponentobjectid: dependency.dependentComponentObjectId,
  dependentcomponentbasesolutionid: dependency.dependentComponentBaseSolutionId,
  dependencyid: dependency.dependencyId,
});
