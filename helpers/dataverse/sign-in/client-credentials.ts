import { ConfidentialClientApplication, type NodeAuthOptions } from '@azure/msal-node';
import { HarnessError } from '../errors';
import { findAuthority } from './authority';
import { MsalNetwork } from './msal-network';
import { signInError } from './explain/sign-in-error';
import type { RequestToken, SignInContext } from './way';

/** What an app proves itself with to its authority. */
export type ClientProof =
  | Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate'>
  /** A token of another issuer, taken anew for each request. It is given the authority's token endpoint. */
  | { readonly assertion: (tokenEndpoint: string) => Promise<string> };

/**
 * Signs an app registration in by client credentials, for `<environment's origin>/.default`
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).
 */
export function requestByClientCredentials(
  clientId: string,
  proof: ClientProof,
  { settings, send }: SignInContext,
): RequestToken {
  return async claims => {
    const { host, tenantId } = await findAuthority(settings, send);
    const scope = `${settings.dataverseUrl.origin}/.default`;
    const network = new MsalNetwork(send);
    const auth = authOf(proof, `${host.origin}/${tenantId}`);
    try {
      const application = new ConfidentialClientApplication({
        auth: { clientId, authority: `${host.origin}/${tenantId}`, knownAuthorities: [host.host], ...auth },
        system: { networkClient: network, disableInternalRetries: true },
      });
      const result = await application.acquireTokenByClientCredential({
        scopes: [scope],
        skipCache: true,
        ...(claims !== undefined && { claims }),
      });
      if (result === null) throw new Error('no token came');
      return { text: result.accessToken, lifetime: (result.expiresOn?.getTime() ?? Date.now()) - Date.now() };
    } catch (error) {
      if (error instanceof HarnessError) throw error;
      const attempt = { host: host.origin, tenantId, clientId, scope };
      throw network.failure ?? signInError(attempt, error, network);
    }
  };
}

/** What MSAL takes. */
function authOf(proof: ClientProof, authority: string): Partial<NodeAuthOptions> {
  if (!('assertion' in proof)) return proof;
  return { clientAssertion: ({ tokenEndpoint = authority }) => proof.assertion(tokenEndpoint) };
}
