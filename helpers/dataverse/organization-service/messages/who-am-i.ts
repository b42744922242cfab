import { type OrganizationRequest, resultOf } from '../soap/envelope';
import type { Executor } from '../organization-service-client';
import { readGuid } from '../values/read-scalar';

/** Who is signed in, and to which organization: three GUIDs. */
export type Identity = {
  readonly userId: string;
  readonly businessUnitId: string;
  readonly organizationId: string;
};

export const whoAmIRequest: OrganizationRequest = { name: 'WhoAmI', type: 'g:WhoAmIRequest', parameters: {} };

/** https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.whoamirequest */
export async function whoAmI(client: Executor): Promise<Identity> {
  const results = await client.execute(whoAmIRequest, {
    repeatable: true,
    title: 'ask the Organization Service who is signed in',
  });
  const read = (key: string): string => readGuid(resultOf(results, 'WhoAmI', key));
  return { userId: read('UserId'), businessUnitId: read('BusinessUnitId'), organizationId: read('OrganizationId') };
}

/** `9.2.24014.198` (https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.retrieveversionrequest). */
export async function retrieveVersion(client: Executor): Promise<string> {
  const results = await client.execute(
    { name: 'RetrieveVersion', type: 'g:RetrieveVersionRequest', parameters: {} },
    { repeatable: true, title: 'ask the Organization Service which version it is' },
  );
  return resultOf(results, 'RetrieveVersion', 'Version').text;
}
