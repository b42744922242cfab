import { decodeJwt } from 'jose';
import { type Emulator } from '../../emulator';
import { signInAspects } from '../../../fidelity/sign-in';
import { noteOperation } from '../../../protocols/answered-operations';
import { tokenLifetime } from './access-tokens';
import { authenticateClient } from '../clients/authenticate-client';
import {
  malformedScope,
  missingTokenParameter,
  notADefaultScope,
  unknownTokenResource,
  unsupportedGrantType,
  unsupportedTokenParameter,
} from '../entra/entra-error';
import { type EntraGeneration, entraGenerations } from '../entra/entra-generations';
import { capabilitiesOf } from './claims-request';

export type IdentityContext = Pick<Emulator, 'tenant' | 'tokens' | 'origin'> & Partial<Pick<Emulator, 'federation'>>;

type TokenRequest = ReadonlyMap<string, string>;

/**
 * Answers a request to a token endpoint with a token for the application itself. Throws an EntraError.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function grantToken(
  request: TokenRequest,
  generation: EntraGeneration,
  context: IdentityContext,
): Promise<Record<string, unknown>> {
  const { tenant, tokens } = context;
  const grantType = request.get('grant_type');
  if (grantType === undefined) throw missingTokenParameter('grant_type');
  if (grantType !== 'client_credentials') throw unsupportedGrantType(grantType);
  const capabilities = capabilitiesOf(request);
  if (generation.asksFor === 'scope' && request.has('resource')) throw unsupportedTokenParameter('resource');
  const { application, method } = await authenticateClient(request, tenant, assertionAudiences(context));
  const audience =
    generation.asksFor === 'scope' ? audienceOfScope(request, context) : audienceOfResource(request, context);
  const token = await tokens.issue(application, method, audience, { generation, capabilities });
  noteOperation(method === 'federation' ? signInAspects.federation : signInAspects[generation.asksFor]);
  return generation.asksFor === 'scope' ? tokenAnswer(token) : { ...asTexts(tokenAnswer(token)), ...lifetimeOf(token) };
}

/** A client assertion may be signed for any of the tenant's token endpoints, or for one of its issuers. */
const assertionAudiences = ({ tenant, tokens, origin }: IdentityContext): readonly string[] =>
  entraGenerations.flatMap(generation => [
    `${origin}/${tenant.id}/${generation.paths.token}`,
    tokens.issuerOf(generation),
  ]);

const tokenAnswer = (token: string) => ({
  token_type: 'Bearer',
  expires_in: tokenLifetime - 1,
  ext_expires_in: tokenLifetime - 1,
  access_token: token,
});

/** The older endpoint writes numbers as text. */
const asTexts = (members: Readonly<Record<string, string | number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [name, String(value)]));

/** What the older endpoint says of a token besides: seconds since 1970, as text, and whom it is for. */
function lifetimeOf(token: string): Record<string, string> {
  const { exp = 0, nbf = 0, aud = '' } = decodeJwt(token);
  return { expires_on: String(exp), not_before: String(nbf), resource: String(aud) };
}

/** The resource of a scope: `https://localhost:8443/.default` names `https://localhost:8443`. */
function audienceOfScope(request: TokenRequest, context: IdentityContext): string {
  const scope = request.get('scope');
  if (scope === undefined) throw missingTokenParameter('scope');
  const scopes = scope.trim().split(/\s+/);
  const [first = ''] = scopes;
  if (scopes.length > 1) throw malformedScope(scope);
  const [, resource] = /^(.+)\/\.default$/.exec(first) ?? [];
  if (resource === undefined) throw notADefaultScope(scope);
  return requireAudience(resource, context);
}

/** Entra issues a token for the directory itself where there is none; the emulator has no directory to ask. */
function audienceOfResource(request: TokenRequest, context: IdentityContext): string {
  const resource = request.get('resource');
  if (resource === undefined) throw missingTokenParameter('resource');
  return requireAudience(resource, context);
}

/** The audience that a client asks for: the environment's address. Throws an EntraError for another one. */
export function requireAudience(resource: string, { tenant, tokens }: IdentityContext): string {
  const audience = tokens.audiences.find(each => each === resource.toLowerCase());
  if (audience === undefined) throw unknownTokenResource(resource, tenant.id);
  return audience;
}
