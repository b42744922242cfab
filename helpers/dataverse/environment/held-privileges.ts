import { z } from 'zod';
import { getRows, readShape } from '../web-api/read-shape';
import { undefinedWhen } from '../web-api/undefined-when';
import type { WebApiClient } from '../web-api/web-api-client';
import type { RequestOptions } from '../web-api/web-api-types';

/** How far a privilege reaches: the own rows, those of the business unit, of it and those below, all. */
const depths = ['Basic', 'Local', 'Deep', 'Global'] as const;
export type PrivilegeDepth = (typeof depths)[number];

/** Whether one depth reaches at least as far as another. */
export const reachesAsFar = (held: PrivilegeDepth, wanted: PrivilegeDepth): boolean =>
  depths.indexOf(held) >= depths.indexOf(wanted);

const privilegesShape = z.object({
  RolePrivileges: z.array(
    z.object({
      // RecordFilter, and what may come: such a privilege reaches some rows at least.
      Depth: z.enum(depths).catch('Basic'),
      PrivilegeId: z.string().nullish(),
      PrivilegeName: z.string().nullish(),
    }),
  ),
});

const namesShape = z.object({ privilegeid: z.string(), name: z.string() });

/**
 * Which of these privileges a user holds, through its roles and its teams, and how far each reaches: by name in lower case. An
 * environment that cannot be asked by name is asked for all, and one that answers without names for the ids of these names. Throws as WebApiClient does
 * (https://learn.microsoft.com/power-apps/developer/data-platform/security-access-coding).
 */
export async function heldPrivileges(
  client: WebApiClient,
  userId: string,
  names: readonly string[],
  options: RequestOptions = {},
): Promise<ReadonlyMap<string, PrivilegeDepth>> {
  const functions = `systemusers(${userId})/Microsoft.Dynamics.CRM.`;
  const title = 'ask which privileges this user holds';
  const list = encodeURIComponent(JSON.stringify(names));
  const byName = `${functions}RetrieveUserSetOfPrivilegesByNames(PrivilegeNames=@p1)?@p1=${list}`;
  const answer = await undefinedWhen([400, 404, 501], client.get(byName, { ...options, title }));
  const told = answer ?? (await client.get(`${functions}RetrieveUserPrivileges()`, { ...options, title }));
  const { RolePrivileges: held } = readShape(privilegesShape, told, title);
  // Either function may leave the names out.
  const nameOf = held.every(({ PrivilegeName }) => PrivilegeName)
    ? noNames
    : await privilegeNames(client, names, options);
  return deepest(
    held.map(({ PrivilegeName: name, PrivilegeId: id, Depth: depth }) => [
      name || (nameOf.get(id?.toLowerCase() ?? '') ?? ''),
      depth,
    ]),
  );
}

const noNames: ReadonlyMap<string, string> = new Map();

/** The names of these privileges by their ids. */
async function privilegeNames(
  client: WebApiClient,
  names: readonly string[],
  options: RequestOptions,
): Promise<ReadonlyMap<string, string>> {
  const filter = names.map(name => `name eq '${name.replaceAll("'", "''")}'`).join(' or ');
  const title = 'ask which ids privileges have';
  const rows = await getRows(client, 'privileges', namesShape, { ...options, filter, title });
  return new Map(rows.map(({ privilegeid, name }) => [privilegeid.toLowerCase(), name]));
}

/** Several roles may grant the same one. */
function deepest(held: readonly (readonly [string, PrivilegeDepth])[]): ReadonlyMap<string, PrivilegeDepth> {
  const found = new Map<string, PrivilegeDepth>();
  for (const [name, depth] of held) {
    const known = found.get(name.toLowerCase());
    if (known === undefined || !reachesAsFar(known, depth)) found.set(name.toLowerCase(), depth);
  }
  return found;
}
