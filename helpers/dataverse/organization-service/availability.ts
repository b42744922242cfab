import { AccessError, DataverseError, UnavailableError } from '../errors';
import { type Identity, whoAmI } from './messages/who-am-i';
import type { OrganizationServiceClient } from './organization-service-client';

/** Whether a run needs the Organization Service: `off` leaves it alone. */
export type OrganizationServicePolicy = 'optional' | 'required' | 'off';

/**
 * Whether the Organization Service can be checked. `unavailable`: it cannot, and nobody insists. `refused`: it is
 * required and does not let this user in.
 */
export type Availability =
  | { readonly kind: 'available'; readonly client: OrganizationServiceClient; readonly identity: Identity }
  | { readonly kind: 'unavailable'; readonly reason: string }
  | { readonly kind: 'refused'; readonly error: Error };

/** Milliseconds between the questions of one probe: requirements that decide vanish behind a refusal, so one is not enough. */
const pausesAtFirst = [500, 2_000];

/**
 * Probes the endpoint, by asking who is signed in. It is deprecated and may be blocked
 * (https://learn.microsoft.com/power-apps/developer/data-platform/org-service/overview), so a refusal that stays makes it
 * unavailable, in the environment's own words, unless the policy requires it. Whatever else comes is thrown, as nobody can
 * tell then: no token, no answer, a fault of the moment, a page of a proxy. A page that stays and says that the address is not
 * served is what a web server puts in the place of an endpoint that is switched off. One that `wasRefused` already is asked
 * once.
 */
export async function probeOrganizationService(
  client: OrganizationServiceClient,
  policy: OrganizationServicePolicy,
  { wasRefused = false } = {},
): Promise<Availability> {
  if (policy === 'off') return { kind: 'unavailable', reason: 'off by setting: ORGANIZATION_SERVICE=off' };
  try {
    return { kind: 'available', client, identity: await whoAmIAtLast(client, wasRefused ? [] : pausesAtFirst) };
  } catch (error) {
    if (!refusesOrganizationService(error)) throw error;
    if (policy === 'required') return { kind: 'refused', error: asRefusal(error) };
    return {
      kind: 'unavailable',
      reason: `the Organization Service is not available: ${firstLineOfFault(error).slice(0, 300)}`,
    };
  }
}

async function whoAmIAtLast(client: OrganizationServiceClient, pauses: readonly number[]): Promise<Identity> {
  for (const pause of pauses) {
    try {
      return await whoAmI(client);
    } catch (error) {
      if (!refusesOrganizationService(error)) throw error;
      await client.timing.sleep(pause);
    }
  }
  return whoAmI(client);
}

/** How an endpoint that lets this user in is told in reports. */
export const available = 'available';

/** One line for reports. */
export function describeAvailability(availability: Availability): string {
  switch (availability.kind) {
    case 'available':
      return available;
    case 'unavailable':
      return availability.reason;
    case 'refused':
      return `required, and not available: ${firstLineOfFault(availability.error)}`;
  }
}

const firstLineOfFault = ({ message }: Error): string => message.split('\n')[0] ?? '';

/** The environment itself says that it does not serve the endpoint, or not to this user: no other answer closes it. */
const refusesOrganizationService = (error: unknown): error is DataverseError =>
  error instanceof DataverseError &&
  (!(error instanceof UnavailableError) || notServed.has(error.status)) &&
  !isUnknownUser(error);

/** With one of them only a page is an UnavailableError; one with 403 is an AccessError. */
const notServed: ReadonlySet<number> = new Set([404, 405, 410]);

/** A page that closes the endpoint is no fault of the moment. */
const asRefusal = (error: DataverseError): DataverseError =>
  error instanceof UnavailableError ? new DataverseError(error, error.whatToDo, { cause: error }) : error;

/** Its Web API lets the same user in, so a token or a redirect is at fault. */
const isUnknownUser = (error: DataverseError): boolean => error instanceof AccessError && error.status < 403;
