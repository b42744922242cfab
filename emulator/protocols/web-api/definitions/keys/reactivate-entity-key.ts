import { ActionParameters } from '../../front/request/action-parameters';
import { isAction } from '../../front/match';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

const ACTION = 'ReactivateEntityKey';

/** Builds the index of an alternate key once more, after it failed. */
export const reactivateEntityKey: Operation = {
  operation: 'POST ReactivateEntityKey',
  name: ACTION,
  privilege: 'prvWriteEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/reactivateentitykey',
  differs: {},
  matches: isAction(ACTION),
  handle: ({ body }, { organization }) => {
    const parameters = new ActionParameters(ACTION, body(ACTION), ['EntityLogicalName', 'EntityKeyLogicalName']);
    const table = parameters.require('EntityLogicalName', parameters.text('EntityLogicalName'));
    const key = parameters.require('EntityKeyLogicalName', parameters.text('EntityKeyLogicalName'));
    organization.keys.reactivate(table, key);
    return empty();
  },
};
