import { ActionParameters } from '../front/request/action-parameters';
import { isAction } from '../front/match';
import { json } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { contextUrl } from '../rows/render/selection';
import { renderStagedSolution } from './render-staged-solution';

const ACTION = 'StageSolution';

/** Validates a solution package, and keeps it for an import that names its upload. */
export const stageSolution: Operation = {
  operation: 'POST StageSolution',
  name: ACTION,
  evidence: 'https://learn.microsoft.com/power-platform/alm/solution-async',
  fidelity: 'partial',
  differs:
    'The last ten uploads are kept, in memory only, as no rows of stagesolutionupload, for any number of imports; a saved organization comes back without them. SolutionComponentsDetails is empty, dependencies have neither ids nor packages. Inferred: that a file which is no package is refused instead of answered with Failed, the empty GUID of a failed upload, no results where all is well, one result where it is not, component types as numbers in text, and that the customization lock does not matter. What ImportSolution leaves aside or answers with 501, StageSolution does too. StageSolutionUploadId is refused with 501. Not on-premises (404, inferred).',
  matches: isAction(ACTION),
  handle: ({ body, caller, serviceRoot }, { solutions }) => {
    const parameters = new ActionParameters(ACTION, body(ACTION), ['CustomizationFile', 'StageSolutionUploadId']);
    parameters.refuse('StageSolutionUploadId');
    const file = parameters.require('CustomizationFile', parameters.bytes('CustomizationFile'));
    return json({
      '@odata.context': contextUrl(serviceRoot, 'Microsoft.Dynamics.CRM.StageSolutionResponse'),
      StageSolutionResults: renderStagedSolution(solutions.stage(file, caller)),
    });
  },
};
