import { createMiddleware } from 'hono/factory';
import { type Caller } from '../engine/caller';
import { DataverseFault } from '../engine/dataverse-fault';
import { type Organization } from '../engine/organization';
import { type AccessTokens } from './access-tokens';

/** What the middleware leaves for the handlers behind it: `c.get('caller')`. */
export type CallerVariables = { Variables: { caller: Caller } };

export type BearerContext = {
  /** Read anew for each request: a reset replaces it. */
  readonly organization: Organization;
  readonly tokens: AccessTokens;
  /** `https://localhost:8443`: the environment and its identity provider. */
  readonly origin: string;
};

/**
 * Lets a request pass that carries a valid access token of an application with an application user, and sets the caller.
 * 401 with Dataverse's challenge (recorded) without a token and with one that is not valid here; the body is empty,
 * since nobody has shown it. 403 for an application without a user (recorded).
 */
export const requireBearer = (context: BearerContext) =>
  createMiddleware<CallerVariables>(async (c, next) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    const claims = token === undefined ? undefined : await context.tokens.verify(token);
    if (claims === undefined) return c.body(null, 401, { 'www-authenticate': challenge(context) });
    const caller = findApplicationUser(context.organization, claims['appid']);
    if (caller === undefined) {
      const { codeText, message, status } = notAMember();
      return Response.json({ error: { code: codeText, message } }, { status, headers: { 'odata-version': '4.0' } });
    }
    c.set('caller', caller);
    return next();
  });

const challenge = ({ origin, organization }: BearerContext): string =>
  `Bearer authorization_uri=${origin}/${organization.tenantId}/oauth2/authorize, resource_id=${origin}/`;

const notAMember = (): DataverseFault =>
  new DataverseFault(403, 0x80072560, 'The user is not a member of the organization.');

/** https://learn.microsoft.com/power-apps/developer/data-platform/use-single-tenant-server-server-authentication */
function findApplicationUser(organization: Organization, applicationId: unknown): Caller | undefined {
  for (const row of organization.rows.scan('systemuser')) {
    if (row.values.get('applicationid') === applicationId) return { userId: row.id };
  }
  return undefined;
}
