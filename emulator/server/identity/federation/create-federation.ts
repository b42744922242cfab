import { Hono } from 'hono';
import { type Federation } from './federation';
import { createGitHubActions } from './github-actions';
import { createAzurePipelines } from './azure-pipelines';

/** The issuers' discovery documents and keys, and where jobs of GitHub Actions and Azure Pipelines ask for their tokens. */
export function createFederation(federation: Federation): Hono {
  const app = new Hono();
  app.get('/federation/:workload/.well-known/openid-configuration', c => {
    const workload = federation.workloads.find(each => each === c.req.param('workload'));
    if (workload === undefined) return c.notFound();
    const issuer = federation.issuer.addressOf(workload);
    return c.json({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });
  app.get('/federation/:workload/.well-known/jwks', async c => {
    if (!federation.workloads.some(each => each === c.req.param('workload'))) return c.notFound();
    return c.json(await federation.issuer.publicKeys());
  });
  if (federation.workloads.includes('github-actions')) app.route('/', createGitHubActions(federation));
  if (federation.workloads.includes('azure-pipelines')) app.route('/', createAzurePipelines(federation));
  return app;
}
