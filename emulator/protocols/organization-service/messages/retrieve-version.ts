import { type Message } from '../front/message';
import { stringValue } from '../rows/wire-value';

/** The version of the environment, four numbers. */
export const retrieveVersion: Message = {
  name: 'RetrieveVersion',
  assembly: 'crm',
  parameters: [],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.retrieveversionrequest',
  differs: {},
  handle: (_call, { organization }) => [['Version', stringValue(organization.version)]],
};
