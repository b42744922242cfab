import { type Message } from '../front/message';

/** Builds the index of an alternate key once more, after it failed. */
export const reactivateEntityKey: Message = {
  name: 'ReactivateEntityKey',
  assembly: 'xrm',
  privilege: 'prvWriteEntity',
  parameters: ['EntityLogicalName', 'EntityKeyLogicalName'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.reactivateentitykeyrequest',
  differs: {},
  handle: ({ parameters }, { organization }) => {
    const table = parameters.requireText('EntityLogicalName');
    organization.keys.reactivate(table, parameters.requireText('EntityKeyLogicalName'));
    return [];
  },
};
