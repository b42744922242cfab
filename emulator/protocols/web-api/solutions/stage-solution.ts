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
  availableOn: 'online',
  evidence: 'https://learn.microsoft.com/power-platform/alm/solution-async',
  differs: {
    notServed: [
      'StageSolutionUploadId is refused with 501.',
      'What ImportSolution ignores or refuses with 501, StageSolution ignores or refuses as well.',
    ],
    differs: [
      'The last ten uploads are kept in memory only, not as rows of stagesolutionupload, for any number of imports; a saved organization comes back without them.',
      'SolutionComponentsDetails is empty.',
      'Dependencies have neither ids nor packages.',
    ],
    inferred: [
      'A file that is not a package is refused, where Dataverse might answer Failed.',
      'A failed upload has the empty GUID.',
      'There are no results where all is well, and one result where it is not.',
      'Component types are numbers written as text.',
      'The customization lock does not matter.',
      'On-premises does not have the action, and answers 404.',
    ],
  },
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
