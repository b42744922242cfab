import { Hono } from 'hono';
import { decodeJwt } from 'jose';
import { signInAspects } from '../../../fidelity/sign-in';
import { noteOperation } from '../../../protocols/answered-operations';
import { type IdentityContext } from '../tokens/grant-token';
import { malformedMetadataRequest, noSuchAgent, refuseAgentRequest } from './agent-request';
import { issueComputerToken } from './computer-token';
import { findManagedIdentity } from './managed-identity';

/**
 * The Azure Instance Metadata Service of a virtual machine, which has 169.254.169.254 there; clients find this one by
 * `AZURE_POD_IDENTITY_AUTHORITY_HOST`.
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
 */
export function createMetadataService(context: IdentityContext): Hono {
  const app = new Hono();
  // MSAL puts a slash behind the path.
  app.on('GET', ['/metadata/identity/oauth2/token', '/metadata/identity/oauth2/token/'], async c => {
    const { computer } = context.tenant;
    if (computer?.metadataService === undefined) return noSuchAgent(c, 'managed-identity');
    const query = new URL(c.req.url).searchParams;
    const refusal = malformedMetadataRequest(c, query);
    if (refusal !== undefined) return refusal;
    const identity = findManagedIdentity(computer, query);
    if (identity === undefined) return refuseAgentRequest(c, 'Identity not found');
    const token = await issueComputerToken(identity, query.get('resource') ?? '', context);
    noteOperation(signInAspects.metadataService);
    const { exp = 0, nbf = 0 } = decodeJwt(token.access_token);
    const lifetime = String(exp - nbf - 1);
    return c.json({ ...token, expires_in: lifetime, ext_expires_in: lifetime, not_before: String(nbf) });
  });
  return app;
}
