import { defineAction } from '../front/define-operation';
import { matchesRow, requireRequestedTable } from '../front/match';
import { actionParameters } from '../front/request/action-parameters';
import { emptyResponse } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { requireAddressedRow } from '../../../query/row-address';
import { addressedRow } from '../rows/request/key-predicate';

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
    await context.solutions.uninstall(requireAddressedRow(context.organization, table, address).id, request.caller);
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
