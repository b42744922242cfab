import { type Message } from '../front/message';
import { guidValue } from '../rows/wire-value';

/** Who the caller is. */
export const whoAmI: Message = {
  name: 'WhoAmI',
  assembly: 'crm',
  parameters: [],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.whoamirequest',
  differs: {},
  handle: ({ caller }, { organization }) => [
    ['UserId', guidValue(caller.userId)],
    ['BusinessUnitId', guidValue(organization.businessUnitId)],
    ['OrganizationId', guidValue(organization.id)],
  ],
};
