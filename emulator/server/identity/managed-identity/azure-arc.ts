import { Hono } from 'hono';
import { signInAspects } from '../../../fidelity/sign-in';
import { noteOperation } from '../../../protocols/answered-operations';
import { type IdentityContext } from '../tokens/grant-token';
import { malformedMetadataRequest, noSuchAgent, refuseAgentRequest } from './agent-request';
import { issueComputerToken } from './computer-token';
import { type AzureComputer, findManagedIdentity, type ManagedIdentity } from './managed-identity';

/** Where clients on a computer under Azure Arc ask: their `IDENTITY_ENDPOINT`. */
export const azureArcPath = '/azure-arc/metadata/identity/oauth2/token';

/**
 * The agent of Azure Arc. Who may read its folder has proven enough: the first answer names a file in it, the second request
 * brings what is in there.
 * https://learn.microsoft.com/azure/azure-arc/servers/managed-identity-authentication
 */
export function createAzureArc(context: IdentityContext): Hono {
  const app = new Hono();
  app.get(azureArcPath, async c => {
    const { computer } = context.tenant;
    if (computer?.azureArc === undefined) return noSuchAgent(c, 'azure-arc');
    const query = new URL(c.req.url).searchParams;
    const refusal = malformedMetadataRequest(c, query);
    if (refusal !== undefined) return refusal;
    const [, secret = ''] = /^Basic +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    if (!computer.azureArc.isAnsweredBy(secret)) {
      c.header('www-authenticate', `Basic realm=${computer.azureArc.write()}`);
      // JSON, since MSAL reads it: a body that is not ends its sign-in.
      return c.json({ error: 'unauthorized_client', error_description: 'Missing Basic Authorization header' }, 401);
    }
    const identity = findManagedIdentity(computer, query);
    if (identity === undefined) return refuseAgentRequest(c, 'Identity not found');
    const token = await issueComputerToken(identity, query.get('resource') ?? '', context);
    noteOperation(signInAspects.azureArc);
    return c.json({ ...token, ...namesOf(identity, computer) });
  });
  return app;
}

/** A user-assigned identity is named in the answer, so that the client sees that it was not given the computer's own. */
const namesOf = (identity: ManagedIdentity, { systemAssigned }: AzureComputer) =>
  identity === systemAssigned ? {} : { object_id: identity.objectId, msi_res_id: identity.resourceId };
