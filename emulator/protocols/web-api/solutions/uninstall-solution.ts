import { defineAction, defineFunction } from '../front/define-operation';
import { matchesRow, requireRequestedTable } from '../front/match';
import { actionParameters } from '../front/request/action-parameters';
import { emptyResponse } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { addressedRow } from '../rows/address/key-predicate';
import { type Dependency } from '../../../solutions/removal/uninstall-dependencies';
import { functionArguments } from '../front/request/function-arguments';
import { type JsonObject } from '../front/request/json';
import { badODataRequest } from '../front/response/odata-error';

/** Uninstalls a solution within the request: a managed one with its tables, their rows and tombstones. */
export const uninstallSolution: Operation = {
  operation: 'DELETE solutions({key})',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/uninstall-delete-solution',
  differs: [],
  inferred: ['Tombstones are removed with the table.', 'What another solution also holds stays.'],
  matches: (request, context) => matchesRow('DELETE')(request, context) && request.path[0]?.name === 'solutions',
  handle: async (request, context) => {
    const table = requireRequestedTable(request, context);
    const address = addressedRow(request, table);
    const { organization, operations, solutions } = context;
    await operations.uninstallByDeletion(organization, { solutions, table, address, caller: request.caller });
    return emptyResponse();
  },
};

/** Uninstalls a solution in an asynchronous job. */
export const uninstallSolutionAsync = defineAction('UninstallSolutionAsync', {
  differs: ['The differences of DELETE solutions({key}) apply.'],
  run: (request, { solutions }) => {
    const parameters = actionParameters(request, ['SolutionUniqueName']);
    const uniqueName = parameters.require('SolutionUniqueName', parameters.text('SolutionUniqueName'));
    return { AsyncOperationId: solutions.uninstallAsync(uniqueName, request.caller).asyncOperationId };
  },
});

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
