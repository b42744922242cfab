import { Hono } from 'hono';
import { signInAspects } from '../../../fidelity/sign-in';
import { noteOperation } from '../../../protocols/answered-operations';
import { authenticateClient, readTokenRequest } from '../clients/authenticate-client';
import { tokenLifetime } from '../tokens/access-tokens';
import { type IdentityContext } from '../tokens/grant-token';
import { AdfsError, adfsErrorOf, unknownAdfsResource, unknownAdfsScope, unsupportedAdfsGrant } from './adfs-error';

/** As they stand in the discovery document of every AD FS. */
const scopes = ['openid', 'profile', 'email', 'allatclaims', 'aza', 'user_impersonation'];

const paths = {
  authorize: '/adfs/oauth2/authorize/',
  token: '/adfs/oauth2/token/',
  keys: '/adfs/discovery/keys',
  configuration: '/adfs/.well-known/openid-configuration',
} as const;

/**
 * Active Directory Federation Services 2019, which organizations on-premises trust: what applications ask it for when they sign
 * themselves in. A client names the environment as `resource`, or in front of a scope.
 * https://learn.microsoft.com/windows-server/identity/ad-fs/overview/ad-fs-openid-connect-oauth-flows-scenarios
 */
export function createAdfs(context: IdentityContext): Hono {
  const app = new Hono();
  const { origin, tokens } = context;
  const { adfsIssuer } = tokens;
  if (adfsIssuer === undefined) return app;
  app.get(paths.configuration, c =>
    c.json({
      issuer: `${origin}/adfs`,
      access_token_issuer: adfsIssuer,
      authorization_endpoint: `${origin}${paths.authorize}`,
      token_endpoint: `${origin}${paths.token}`,
      jwks_uri: `${origin}${paths.keys}`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
      response_types_supported: ['code'],
      grant_types_supported: ['client_credentials'],
      subject_types_supported: ['pairwise'],
      scopes_supported: scopes,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
  );
  app.get(paths.keys, async c => c.json(await tokens.publicKeys()));
  app.on('POST', [paths.token, paths.token.slice(0, -1)], async c => {
    c.header('cache-control', 'no-store');
    return c.json(await grantAtAdfs(c.req.raw, context));
  });
  app.all('/adfs/oauth2/*', c => c.json({ error: 'not_implemented', error_description: onlyApplications }, 501));
  app.onError((error, c) => {
    if (!(error instanceof AdfsError)) throw error;
    return c.json(error.toBody(), 400);
  });
  return app;
}

const onlyApplications =
  'The AD FS of the emulator signs applications in, at /adfs/oauth2/token with the client_credentials grant, and no people.';

async function grantAtAdfs(request: Request, context: IdentityContext): Promise<Record<string, unknown>> {
  const { tenant, tokens, origin } = context;
  try {
    const form = await readTokenRequest(request);
    if (form.get('grant_type') !== 'client_credentials') throw unsupportedAdfsGrant();
    const endpoint = `${origin}${paths.token}`;
    const audiences = [endpoint, endpoint.slice(0, -1)];
    const { application } = await authenticateClient(form, tenant, audiences);
    const audience = tokens.audiences.find(each => each === resourceAtAdfs(form).toLowerCase());
    if (audience === undefined) throw unknownAdfsResource();
    const token = await tokens.issueAtAdfs(application, audience);
    noteOperation(signInAspects.adfs);
    return { access_token: token, token_type: 'bearer', expires_in: tokenLifetime };
  } catch (error) {
    throw adfsErrorOf(error);
  }
}

/** `resource`, or what stands in front of the scope: `https://crm.contoso.com/openid`, since 2019. */
function resourceAtAdfs(form: ReadonlyMap<string, string>): string {
  const asked = (form.get('scope') ?? '').split(/\s+/).filter(scope => scope !== '');
  const parts = asked.map(scope => ({ scope, slash: scope.lastIndexOf('/') }));
  for (const { scope, slash } of parts) if (!scopes.includes(scope.slice(slash + 1))) throw unknownAdfsScope(scope);
  const named = parts.find(({ slash }) => slash > 0);
  return form.get('resource') ?? (named === undefined ? '' : named.scope.slice(0, named.slash));
}
