import { z } from 'zod';
import { getRow, readShape } from '../web-api/read-shape';
import { undefinedWhen } from '../web-api/undefined-when';
import type { WebApiClient } from '../web-api/web-api-client';

/** What a report says about the environment that was looked at. Nothing in the suite behaves differently by it. */
export const environmentFactsSchema = z.object({
  kind: z.enum(['emulator', 'dataverse']),
  url: z.string(),
  version: z.string(),
  organizationId: z.string(),
  userId: z.string(),
  /** How long deletions are remembered, so how old a delta link may be. Undefined when this user may not read it. */
  changeTrackingRetentionDays: z.number().optional(),
});
export type EnvironmentFacts = z.infer<typeof environmentFactsSchema>;

const whoAmIShape = z.object({ UserId: z.string(), OrganizationId: z.string() });
const versionShape = z.object({ Version: z.string() });
const organizationShape = z.object({ expirechangetrackingindays: z.number().nullish() });

/** Signs in and asks the environment who it is, three requests. Throws when it does not answer as Dataverse does. */
export async function describeEnvironment(client: WebApiClient): Promise<EnvironmentFacts> {
  const who = await client.request<unknown>('GET', 'WhoAmI', { title: 'ask who is signed in' });
  const { UserId, OrganizationId } = readShape(whoAmIShape, who.body, 'WhoAmI');
  const version = await readVersion(client);
  const days = await readTrackingRetention(client, OrganizationId);
  return {
    kind: who.headers.has('x-dataverse-emulator') ? 'emulator' : 'dataverse',
    url: client.rootUrl.replace(/api\/data\/[^/]+\/?$/, ''),
    version,
    organizationId: OrganizationId,
    userId: UserId,
    ...(days !== undefined && { changeTrackingRetentionDays: days }),
  };
}

/** The id of the organization: an environment that was reset is another one at the same address. */
export async function readOrganizationId(client: WebApiClient): Promise<string> {
  const reply = await client.get('WhoAmI', { title: 'ask which organization it is' });
  return readShape(whoAmIShape, reply, 'WhoAmI').OrganizationId.toLowerCase();
}

/** `9.2.24014.198` */
export async function readVersion(client: WebApiClient): Promise<string> {
  const reply = await client.get('RetrieveVersion()', { title: 'ask which version it is' });
  return readShape(versionShape, reply, 'RetrieveVersion').Version;
}

/**
 * For how many days deletions are remembered. Undefined when this user may not read it
 * (https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/organization).
 */
export async function readTrackingRetention(client: WebApiClient, organizationId: string): Promise<number | undefined> {
  const title = 'ask how long deletions are remembered';
  const reading = getRow(client, `organizations(${organizationId})`, organizationShape, { title });
  // 400 where the column is unknown, 403 and 404 where this user may not see the row.
  return (await undefinedWhen([400, 403, 404], reading))?.expirechangetrackingindays ?? undefined;
}
