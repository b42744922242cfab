import { signInAspects } from '../../../fidelity/sign-in';
import { noteOperation } from '../../../protocols/answered-operations';
import { missingTokenParameter, malformedScope, unknownApplication } from '../entra/entra-error';
import {
  deviceCodeError,
  needsClientCredential,
  publicClientWithCredential,
  wrongRefreshToken,
} from '../entra/person-error';
import { tokenLifetime } from '../tokens/access-tokens';
import { capabilitiesOf } from '../tokens/claims-request';
import { type IdentityContext, requireAudience } from '../tokens/grant-token';
import { type People } from './people';
import { type Person } from './person';
import { deviceCodeLifetime, pollingInterval } from './device-codes';

type TokenRequest = ReadonlyMap<string, string>;

/** The grant's documented name, and the one that MSAL sends. */
export const deviceCodeGrants = ['urn:ietf:params:oauth:grant-type:device_code', 'device_code'];

/** What a client asks for besides a resource: https://learn.microsoft.com/entra/identity-platform/scopes-oidc */
const reservedScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);

/**
 * Answers a client that wants a person to sign in elsewhere. Throws an EntraError.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
 */
export function startDeviceCode(request: TokenRequest, context: IdentityContext): Record<string, unknown> {
  const people = requirePublicClient(request, context);
  const scope = request.get('scope');
  if (scope === undefined) throw missingTokenParameter('scope');
  resourceOfPersonScope(scope, context);
  const { deviceCode, userCode } = people.codes.start(scope);
  const page = `${context.origin}/devicelogin`;
  return {
    user_code: userCode,
    device_code: deviceCode,
    verification_uri: page,
    expires_in: deviceCodeLifetime,
    interval: pollingInterval,
    message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`,
  };
}

/** Tokens for a person who has approved the device, once. Throws an EntraError that says what has become of the code. */
export async function grantByDeviceCode(request: TokenRequest, context: IdentityContext) {
  const people = requirePublicClient(request, context);
  const deviceCode = request.get('device_code');
  if (deviceCode === undefined) throw missingTokenParameter('device_code');
  const outcome = people.codes.poll(deviceCode);
  if (outcome.state !== 'approved') throw deviceCodeError(outcome.state);
  noteOperation(signInAspects.deviceCode);
  return await personAnswer(outcome.person, { scope: outcome.scope, request }, people, context);
}

/** Further tokens for a person who has signed in. Throws an EntraError. */
export async function grantByRefreshToken(request: TokenRequest, context: IdentityContext) {
  const people = requirePublicClient(request, context);
  const refreshToken = request.get('refresh_token');
  if (refreshToken === undefined) throw missingTokenParameter('refresh_token');
  const person = people.refreshTokens.find(refreshToken);
  if (person === undefined) throw wrongRefreshToken();
  noteOperation(signInAspects.refreshToken);
  const scope = request.get('scope') ?? `${context.origin}/.default`;
  return await personAnswer(person, { scope, request }, people, context);
}

/** People sign in to the one public client. An application that has a secret must show it, and gets tokens for itself only. */
function requirePublicClient(request: TokenRequest, { tenant }: IdentityContext): People {
  const clientId = request.get('client_id');
  if (clientId === undefined) throw missingTokenParameter('client_id');
  const { people } = tenant;
  if (people?.clientId === clientId.toLowerCase()) {
    if (request.has('client_secret') || request.has('client_assertion')) throw publicClientWithCredential();
    return people;
  }
  const isKnown = tenant.applications.some(each => each.clientId === clientId.toLowerCase());
  throw isKnown ? needsClientCredential() : unknownApplication(clientId, tenant.id);
}

/** The audience of `https://localhost:8443/user_impersonation openid profile`. */
function resourceOfPersonScope(scope: string, context: IdentityContext): string {
  const [first = '', ...more] = scope.split(/\s+/).filter(each => each !== '' && !reservedScopes.has(each));
  const [, resource] = /^(.+)\/(?:\.default|user_impersonation)$/.exec(first) ?? [];
  if (resource === undefined || more.length > 0) throw malformedScope(scope);
  return requireAudience(resource, context);
}

type Wanted = { readonly scope: string; readonly request: TokenRequest };

async function personAnswer(person: Person, { scope, request }: Wanted, people: People, context: IdentityContext) {
  const { tokens, tenant } = context;
  const audience = resourceOfPersonScope(scope, context);
  const asked = scope.split(/\s+/);
  return {
    token_type: 'Bearer',
    scope: `${audience.replace(/\/$/, '')}/user_impersonation ${audience.replace(/\/$/, '')}/.default`,
    expires_in: tokenLifetime - 1,
    ext_expires_in: tokenLifetime - 1,
    access_token: await tokens.issueToPerson(person, people.clientId, audience, capabilitiesOf(request)),
    ...(asked.includes('offline_access') && { refresh_token: people.refreshTokens.issue(person) }),
    ...(asked.includes('openid') && { id_token: await tokens.issueIdToken(person, people.clientId) }),
    // What MSAL knows the person by.
    ...(request.get('client_info') === '1' && {
      client_info: Buffer.from(JSON.stringify({ uid: person.objectId, utid: tenant.id })).toString('base64url'),
    }),
  };
}
