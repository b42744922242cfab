import { DataverseError, ProtocolError, UnreachableError, UnavailableError } from '../errors';
import type { Settings } from '../../run/settings/settings';
import type { OrganizationServiceClient } from './organization-service-client';
import { type Identity, whoAmI } from './messages/who-am-i';

/**
 * Whether the Organization Service is there to be checked. `closed`: it is not, and nobody insists. `refused`: it is
 * required and does not let this user in.
 */
export type Door =
  | { readonly kind: 'open'; readonly client: OrganizationServiceClient; readonly identity: Identity }
  | { readonly kind: 'closed'; readonly reason: string }
  | { readonly kind: 'refused'; readonly error: Error };

/**
 * Knocks once, by asking who is signed in. The endpoint is deprecated and may be blocked
 * (https://learn.microsoft.com/power-apps/developer/data-platform/org-service/overview), so a refusal closes the door
 * with the environment's own words unless the setting requires it. Throws SignInError: without a token nobody can tell.
 */
export async function knock(
  client: OrganizationServiceClient,
  setting: Settings['organizationService'],
): Promise<Door> {
  if (setting === 'off') return { kind: 'closed', reason: 'off by setting: ORGANIZATION_SERVICE=off' };
  try {
    return { kind: 'open', client, identity: await whoAmI(client) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (setting === 'required') return { kind: 'refused', error };
    const [words = ''] = error.message.split('\n');
    return { kind: 'closed', reason: `the Organization Service is closed: ${words.slice(0, 300)}` };
  }
}

/** One line for reports. */
export function describeDoor(door: Door): string {
  if (door.kind === 'open') return 'open';
  return door.kind === 'closed' ? door.reason : `required, and closed: ${door.error.message.split('\n')[0] ?? ''}`;
}

/** Too busy to answer is no refusal: nobody could look. */
const isRefusal = (error: unknown): error is Error =>
  (error instanceof DataverseError && !(error instanceof UnavailableError)) ||
  error instanceof ProtocolError ||
  error instanceof UnreachableError;
