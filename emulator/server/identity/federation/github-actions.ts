import { Hono } from 'hono';
import { bearerTokenOf } from '../tokens/bearer-token';
import { type Federation } from './federation';
import { signInAspects } from '../../../fidelity/sign-in';
import { noteOperation } from '../../../protocols/answered-operations';

/** Where a job asks for its token: `ACTIONS_ID_TOKEN_REQUEST_URL`, which has a query already. */
export const gitHubTokenPath = '/federation/github-actions/token';

/** Seconds. */
const lifetime = 300;

/**
 * What a job of GitHub Actions asks for its token.
 * https://docs.github.com/actions/reference/security/oidc
 */
export function createGitHubActions({ issuer, jobToken }: Federation): Hono {
  const app = new Hono();
  app.get(gitHubTokenPath, async c => {
    if (bearerTokenOf(c.req.header('authorization')) !== jobToken) return c.json({ message: 'Unauthorized' }, 401);
    const audience = c.req.query('audience') ?? 'https://github.com/contoso';
    const claims = {
      repository: 'contoso/change-tracking',
      repository_owner: 'contoso',
      environment: 'emulator',
      ref: 'refs/heads/main',
      event_name: 'workflow_dispatch',
    };
    const value = await issuer.issue('github-actions', { audience, lifetime, claims });
    noteOperation(signInAspects.gitHubToken);
    return c.json({ count: value.length, value });
  });
  return app;
}
