import { ActionParameters } from '../front/request/action-parameters';
import { isAction } from '../front/match';
import { json } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { contextUrl } from '../rows/render/selection';

const ACTION = 'DeleteAndPromote';

/** Applies an upgrade that was imported as a holding solution. */
export const deleteAndPromote: Operation = {
  operation: 'POST DeleteAndPromote',
  name: ACTION,
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/deleteandpromote',
  differs: {
    notServed: ['There are no patches.', 'DeleteAndPromoteAsync and StageAndUpgrade are missing.'],
    differs: ['It removes what only the replaced solution holds, with its rows, as an uninstall does.'],
    inferred: [
      'The holding solution keeps its id and takes the name.',
      'It answers 404 where either solution is missing.',
      'It answers 0x8004f01d while others depend on what would be removed.',
      'The word for it in refusals of the customization lock is not documented.',
    ],
  },
  matches: isAction(ACTION),
  handle: async ({ body, caller, serviceRoot }, { solutions }) => {
    const parameters = new ActionParameters(ACTION, body(ACTION), ['UniqueName']);
    const uniqueName = parameters.require('UniqueName', parameters.text('UniqueName'));
    return json({
      '@odata.context': contextUrl(serviceRoot, 'Microsoft.Dynamics.CRM.DeleteAndPromoteResponse'),
      SolutionId: await solutions.deleteAndPromote(uniqueName, caller),
    });
  },
};
