import { type Context, Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import { isGuid } from '../../engine/values/guid';
import { type Emulator } from '../emulator';
import { tokenLifetime } from './access-tokens';
import { type Tenant } from './application';
import { authenticateClient, readTokenRequest } from './authenticate-client';
import {
  EntraError,
  malformedScope,
  malformedTenant,
  missingTokenParameter,
  notADefaultScope,
  unknownTenant,
  unknownTokenResource,
  unsupportedGrantType,
  unsupportedTokenParameter,
  wrongTokenRequestMethod,
} from './entra-error';

type IdentityContext = Pick<Emulator, 'tenant' | 'tokens' | 'origin'>;

const domain = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/**
 * The identity provider of one tenant: what MSAL asks Microsoft Entra for when an application signs in by itself.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 *
 * Differs from Entra: one tenant, known by its id only; the client credentials grant only.
 */
export function createIdentity(context: IdentityContext): Hono {
  const app = new Hono();
  app.get('/common/discovery/instance', c => c.json(entraInstanceMetadata(context)));
  app.get('/:tenant/v2.0/.well-known/openid-configuration', c => {
    checkEntraTenant(c.req.param('tenant'), context.tenant, 'invalid_tenant');
    return c.json(openidConfiguration(context));
  });
  app.get('/:tenant/discovery/v2.0/keys', async c => {
    checkEntraTenant(c.req.param('tenant'), context.tenant, 'invalid_tenant');
    return c.json(await context.tokens.publicKeys());
  });
  app.all('/:tenant/oauth2/v2.0/token', async c => {
    c.header('cache-control', 'no-store');
    checkEntraTenant(c.req.param('tenant'), context.tenant, 'invalid_request');
    if (c.req.method !== 'POST') throw wrongTokenRequestMethod(c.req.method);
    return c.json(await grantToken(await readTokenRequest(c.req.raw), context));
  });
  app.all('/:tenant/oauth2/*', c => c.json(notImplementedInEntra(c.req.path), 501));
  app.onError((error, c) => {
    if (!(error instanceof EntraError)) throw error;
    return c.json(error.toBody(entraCorrelationId(c)), error.status);
  });
  return app;
}

async function grantToken(
  request: ReadonlyMap<string, string>,
  context: IdentityContext,
): Promise<Record<string, unknown>> {
  const { tenant, tokens, origin } = context;
  const grantType = request.get('grant_type');
  if (grantType === undefined) throw missingTokenParameter('grant_type');
  if (grantType !== 'client_credentials') throw unsupportedGrantType(grantType);
  for (const name of ['resource', 'claims']) {
    if (request.has(name)) throw unsupportedTokenParameter(name);
  }
  const audiences = [`${origin}/${tenant.id}/oauth2/v2.0/token`, tokens.issuer];
  const { application, method } = await authenticateClient(request, tenant, audiences);
  const audience = tokenAudience(request.get('scope'), context);
  return {
    token_type: 'Bearer',
    expires_in: tokenLifetime - 1,
    ext_expires_in: tokenLifetime - 1,
    access_token: await tokens.issue(application, method, audience),
  };
}

/** The resource of a scope: `https://localhost:8443/.default` names `https://localhost:8443`. */
function tokenAudience(scope: string | undefined, { tenant, tokens }: IdentityContext): string {
  if (scope === undefined) throw missingTokenParameter('scope');
  const scopes = scope.trim().split(/\s+/);
  const [first = ''] = scopes;
  if (scopes.length > 1) throw malformedScope(scope);
  const [, resource] = /^(.+)\/\.default$/.exec(first) ?? [];
  if (resource === undefined) throw notADefaultScope(scope);
  const audience = tokens.audiences.find(each => each === resource.toLowerCase());
  if (audience === undefined) throw unknownTokenResource(resource, tenant.id);
  return audience;
}

function checkEntraTenant(given: string, tenant: Tenant, error: 'invalid_request' | 'invalid_tenant'): void {
  if (given.toLowerCase() === tenant.id) return;
  throw isGuid(given) || domain.test(given) ? unknownTenant(given, error) : malformedTenant(given);
}

function openidConfiguration({ tenant, tokens, origin }: IdentityContext): Record<string, unknown> {
  const authority = `${origin}/${tenant.id}`;
  return {
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${authority}/discovery/v2.0/keys`,
    issuer: tokens.issuer,
    // Asked for by OpenID clients; nobody can sign in there interactively.
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    response_types_supported: ['token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

/** What MSAL asks to learn which hosts are one identity provider. */
function entraInstanceMetadata({ tenant, origin }: IdentityContext): Record<string, unknown> {
  const { host } = new URL(origin);
  return {
    tenant_discovery_endpoint: `${origin}/${tenant.id}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}

const notImplementedInEntra = (path: string): Record<string, unknown> => ({
  error: 'not_implemented',
  error_description: `The emulator has no ${path}: an application gets its token at /{tenant}/oauth2/v2.0/token with the client_credentials grant.`,
});

/** The id that the client gave its request, so that it finds it again in the error. */
function entraCorrelationId(c: Context): string {
  const given = c.req.query('client-request-id') ?? c.req.header('client-request-id') ?? '';
  return isGuid(given) ? given.toLowerCase() : randomUUID();
}
