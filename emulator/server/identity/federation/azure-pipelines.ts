import { Hono } from 'hono';
import { bearerTokenOf } from '../tokens/bearer-token';
import { type Federation } from './federation';
import { signInAspects } from '../../../fidelity/sign-in';
import { noteOperation } from '../../../protocols/answered-operations';
import { exchangeAudience } from './token-issuer';

/** Where a job asks for a token of its service connection: `SYSTEM_OIDCREQUESTURI`. */
export const pipelinesTokenPath =
  '/federation/azure-pipelines/_apis/distributedtask/hubs/build/plans/00000000-0000-0000-0000-000000000001/jobs/00000000-0000-0000-0000-000000000002/oidctoken';

/** Seconds. https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity says about ten minutes. */
const lifetime = 600;

/**
 * What a job of Azure Pipelines asks for a token of its service connection.
 * https://learn.microsoft.com/rest/api/azure/devops/distributedtask/oidctoken/create
 */
export function createAzurePipelines({ issuer, jobToken, serviceConnectionId }: Federation): Hono {
  const app = new Hono();
  app.post(pipelinesTokenPath, async c => {
    if (bearerTokenOf(c.req.header('authorization')) !== jobToken)
      return c.json({ message: 'TF400813: The user is not authorized to access this resource.' }, 401);
    if (c.req.query('api-version') === undefined) {
      return c.json({ message: 'No api-version was supplied for the "POST" request.' }, 400);
    }
    if (c.req.query('serviceConnectionId')?.toLowerCase() !== serviceConnectionId) {
      return c.json(
        { message: `The service connection ${c.req.query('serviceConnectionId') ?? ''} is not there.` },
        404,
      );
    }
    const oidcToken = await issuer.issue('azure-pipelines', { audience: exchangeAudience, lifetime });
    noteOperation(signInAspects.pipelinesToken);
    return c.json({ oidcToken });
  });
  return app;
}
