import { type EntraGeneration } from './entra-generations';
import { type IdentityContext } from '../tokens/grant-token';

/** What a client reads of the tenant before it asks for a token. */
export function openidConfiguration(
  generation: EntraGeneration,
  { tenant, tokens, origin }: IdentityContext,
): Record<string, unknown> {
  const { paths } = generation;
  const authority = `${origin}/${tenant.id}`;
  return {
    token_endpoint: `${authority}/${paths.token}`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${authority}/${paths.keys}`,
    issuer: tokens.issuerOf(generation),
    ...(tenant.people !== undefined &&
      paths.deviceCode !== undefined && { device_authorization_endpoint: `${authority}/${paths.deviceCode}` }),
    // Asked for by OpenID clients; nobody can sign in there interactively.
    authorization_endpoint: `${authority}/${paths.authorize}`,
    response_types_supported: ['token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

/** What MSAL and ADAL ask to learn which hosts are one identity provider. */
export function entraInstanceMetadata({ tenant, origin }: IdentityContext): Record<string, unknown> {
  const { host } = new URL(origin);
  return {
    tenant_discovery_endpoint: `${origin}/${tenant.id}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}
