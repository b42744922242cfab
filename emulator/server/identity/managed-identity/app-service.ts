import { type Context, Hono } from 'hono';
import { signInAspects } from '../../../fidelity/sign-in';
import { noteOperation } from '../../../protocols/answered-operations';
import { type IdentityContext } from '../tokens/grant-token';
import { missingAgentParameter, noSuchAgent } from './agent-request';
import { issueComputerToken } from './computer-token';
import { findManagedIdentity } from './managed-identity';

/** Where clients of App Service and Azure Functions ask: their `IDENTITY_ENDPOINT`. */
export const appServicePath = '/msi/token';

const noSuchIdentity =
  'No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.';

/**
 * What App Service and Azure Functions give a program for its managed identity.
 * https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export function createAppService(context: IdentityContext): Hono {
  const app = new Hono();
  app.get(appServicePath, async c => {
    const { computer } = context.tenant;
    if (computer?.appService === undefined) return noSuchAgent(c, 'app-service');
    if (c.req.header('x-identity-header') !== computer.appService.secret) {
      return refuse(c, 401, 'The X-IDENTITY-HEADER header is missing or is not the value of IDENTITY_HEADER.');
    }
    const query = new URL(c.req.url).searchParams;
    const missing = missingAgentParameter(query);
    if (missing !== undefined) return refuse(c, 400, `The query parameter '${missing}' is missing.`);
    const identity = findManagedIdentity(computer, query);
    if (identity === undefined) return refuse(c, 400, noSuchIdentity);
    const token = await issueComputerToken(identity, query.get('resource') ?? '', context);
    noteOperation(signInAspects.appService);
    return c.json(token);
  });
  return app;
}

const refuse = (c: Context, statusCode: 400 | 401, message: string): Response =>
  c.json({ statusCode, message }, statusCode);
