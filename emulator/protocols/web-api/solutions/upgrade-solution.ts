import { defineAction } from '../front/define-operation';
import { actionParameters } from '../front/request/action-parameters';
import { renderStagedSolution } from './render-staged-solution';

/** Validates a solution package, and keeps it for an import that names its upload. */
export const stageSolution = defineAction('StageSolution', {
  availableOn: 'online',
  evidence: 'https://learn.microsoft.com/power-platform/alm/solution-async',
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
  run: async (request, { solutions }) => {
    const parameters = actionParameters(request, ['CustomizationFile', 'StageSolutionUploadId']);
    parameters.refuse('StageSolutionUploadId');
    const file = parameters.require('CustomizationFile', parameters.bytes('CustomizationFile'));
    return { StageSolutionResults: renderStagedSolution(await solutions.stage(file, request.caller)) };
  },
});

/** Applies an upgrade that was imported as a holding solution. */
export const deleteAndPromote = defineAction('DeleteAndPromote', {
  notServed: ['There are no patches.', 'DeleteAndPromoteAsync and StageAndUpgrade are missing.'],
  differs: ['It removes what only the replaced solution holds, with its rows, as an uninstall does.'],
  inferred: [
    'The holding solution keeps its id and takes the name.',
    'It answers 404 where either solution is missing.',
    'It answers 0x8004f01d while others depend on what would be removed.',
    'The word for it in refusals of the customization lock is not documented.',
  ],
  run: async (request, { solutions }) => {
    const parameters = actionParameters(request, ['UniqueName']);
    const uniqueName = parameters.require('UniqueName', parameters.text('UniqueName'));
    return { SolutionId: await solutions.deleteAndPromote(uniqueName, request.caller) };
  },
});
