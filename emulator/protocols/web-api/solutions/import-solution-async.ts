import { readImportParameters } from './import-parameters';
import { isAction } from '../front/match';
import { json } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { contextUrl } from '../rows/render/selection';

const ACTION = 'ImportSolutionAsync';

/** Imports a solution package in an asynchronous job. */
export const importSolutionAsync: Operation = {
  operation: 'POST ImportSolutionAsync',
  name: ACTION,
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/importsolutionasync',
  differs: {
    differs: [
      'The differences of ImportSolution apply.',
      'On-premises refuses ImportJobId and makes no import job, both as recorded.',
    ],
  },
  matches: isAction(ACTION),
  handle: ({ body, caller, serviceRoot }, { organization, solutions }) => {
    const importJobId = organization.deployment === 'online' ? 'optional' : 'unknown';
    const request = readImportParameters(ACTION, body(ACTION), importJobId, uploadId =>
      solutions.staged(uploadId, caller),
    );
    const { asyncOperationId, importJobKey } = solutions.importSolutionAsync(request, caller);
    return json({
      '@odata.context': contextUrl(serviceRoot, 'Microsoft.Dynamics.CRM.ImportSolutionAsyncResponse'),
      AsyncOperationId: asyncOperationId,
      ImportJobKey: importJobKey,
    });
  },
};
