import { ActionParameters } from '../front/request/action-parameters';
import { isAction } from '../front/match';
import { json } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { contextUrl } from '../rows/render/selection';

const ACTION = 'UninstallSolutionAsync';

/** Uninstalls a solution in an asynchronous job. */
export const uninstallSolutionAsync: Operation = {
  operation: 'POST UninstallSolutionAsync',
  name: ACTION,
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/uninstallsolutionasync',
  differs: { differs: ['The differences of DELETE solutions({key}) apply.'] },
  matches: isAction(ACTION),
  handle: ({ body, caller, serviceRoot }, { solutions }) => {
    const parameters = new ActionParameters(ACTION, body(ACTION), ['SolutionUniqueName']);
    const uniqueName = parameters.require('SolutionUniqueName', parameters.text('SolutionUniqueName'));
    return json({
      '@odata.context': contextUrl(serviceRoot, 'Microsoft.Dynamics.CRM.UninstallSolutionAsyncResponse'),
      AsyncOperationId: solutions.uninstallAsync(uniqueName, caller).asyncOperationId,
    });
  },
};
