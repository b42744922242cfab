import { ConfidentialClientApplication, type NodeAuthOptions } from '@azure/msal-node';
import { HarnessError } from '../errors';
import { adfs, findAuthority } from './authority/authority';
import type { ClientCertificate } from './certificate/client-certificate';
import { MsalNetwork } from './msal-network';
import { tokenIn } from './msal-token';
import { signInError } from './explain/sign-in-error';
import { scopeFor } from './authority/scope-for';
import type { RequestToken, SignInContext } from './way';

/** Said so, or an environment never challenges for claims: https://learn.microsoft.com/entra/identity-platform/claims-challenge */
const answersClaimsChallenges = 'cp1';

type RegisteredProof = { readonly clientSecret?: string; readonly clientCertificate?: ClientCertificate };

/** What an app proves itself with to its authority. */
export type ClientProof =
  | RegisteredProof
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
    const found = await findAuthority(settings, send);
    const { host, tenantId } = found;
    const scope = scopeFor(found, settings.dataverseUrl, 'app');
    const network = new MsalNetwork(send);
    const atAdfs = tenantId === adfs;
    const auth = authOf(proof, `${host.origin}/${tenantId}`, atAdfs);
    try {
      const application = new ConfidentialClientApplication({
        auth: {
          ...{ clientId, authority: `${host.origin}/${tenantId}`, knownAuthorities: [host.host] },
          ...(!atAdfs && { clientCapabilities: [answersClaimsChallenges] }),
          ...auth,
        },
        system: { networkClient: network, disableInternalRetries: true },
      });
      const result = await application.acquireTokenByClientCredential({
        scopes: [scope],
        skipCache: true,
        ...(claims !== undefined && { claims }),
      });
      return tokenIn(result);
    } catch (error) {
      if (error instanceof HarnessError) throw error;
      const attempt = { host: host.origin, tenantId, clientId, scope, ahead: network.clockAhead };
      throw network.failure ?? signInError(attempt, error, network);
    }
  };
}

/** What MSAL takes. */
function authOf(proof: ClientProof, authority: string, atAdfs: boolean): Partial<NodeAuthOptions> {
  if (!('assertion' in proof)) return atAdfs ? forAdfs(proof) : proof;
  return { clientAssertion: ({ tokenEndpoint = authority }) => proof.assertion(tokenEndpoint) };
}

/** AD FS knows certificates by their SHA-1 thumbprint, and what they signed by PKCS #1, as MSAL signs for that thumbprint. */
function forAdfs({ clientSecret, clientCertificate }: RegisteredProof): Partial<NodeAuthOptions> {
  if (clientCertificate === undefined) return { ...(clientSecret !== undefined && { clientSecret }) };
  const { thumbprintSha1, privateKey, x5c } = clientCertificate;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- SHA-1, which MSAL deprecates for Entra ID and keeps for AD FS
  return { clientCertificate: { thumbprint: thumbprintSha1, privateKey, ...(x5c !== undefined && { x5c }) } };
}
