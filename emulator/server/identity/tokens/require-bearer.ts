import { createMiddleware } from 'hono/factory';
import { type JWTPayload } from 'jose';
import { type CallerVariables } from '../../../protocols/caller-variables';
import { DataverseFault } from '../../../engine/dataverse-fault';
import { type Organization } from '../../../engine/organization';
import { type Row } from '../../../engine/values/row';
import { type Emulator } from '../../emulator';
import { bearerTokenOf } from './bearer-token';

type BearerContext = Pick<Emulator, 'organization' | 'tokens' | 'origin'>;

/**
 * Lets a request pass that carries a valid access token of an application with an application user, and sets the caller.
 * 401 with Dataverse's challenge (recorded) without a token and with one that is not valid here; the body is empty,
 * since nobody has shown it. 403 for an application without a user and for a user who is disabled (both recorded),
 * in the words of the endpoint that was asked.
 */
export const requireBearer = (context: BearerContext, renderRefusal: (fault: DataverseFault) => Response) =>
  createMiddleware<CallerVariables>(async (c, next) => {
    const token = bearerTokenOf(c.req.header('authorization'));
    const claims = token === undefined ? undefined : await context.tokens.verify(token);
    if (claims === undefined) return c.body(null, 401, { 'www-authenticate': bearerChallenge(context) });
    const user = findUserOfToken(claims, context.organization);
    if (user === undefined) return renderRefusal(callerIsNotAMember());
    if (user.values.get('isdisabled') === true) return renderRefusal(callerIsDisabled(user.id, context.organization));
    c.set('caller', { userId: user.id });
    return next();
  });

/** A token with scopes is a person's, whoever the client is; one without is the application's own. */
const findUserOfToken = (claims: JWTPayload, organization: Organization): Row | undefined =>
  claims['scp'] === undefined
    ? organization.findApplicationUser(String(claims['appid']))
    : organization.findPerson(String(claims['oid']));

/** On-premises it names AD FS, as recorded in the wiki of microsoft/PowerPlatform-DataverseServiceClient. */
const bearerChallenge = ({ origin, organization, tokens }: BearerContext): string => {
  const authority = tokens.adfsIssuer === undefined ? organization.tenantId : 'adfs';
  return `Bearer authorization_uri=${origin}/${authority}/oauth2/authorize, resource_id=${origin}/`;
};

const callerIsNotAMember = () => new DataverseFault(403, 0x80072560, 'The user is not a member of the organization.');

/**
 * Status, code and text up to the details were recorded on a live environment, for another request about a disabled user. The
 * details are what Learn's "Troubleshoot Dataverse plug-ins" prints for such a user; that they stand here is inferred.
 */
const callerIsDisabled = (userId: string, { id }: Organization) =>
  new DataverseFault(
    403,
    0x80040225,
    `The specified user(Id = ${userId}) is disabled. Consider enabling this user. Additional Details: The user with SystemUserId=${userId} in OrganizationContext=${id} is disabled. Disabled users cannot access the system.`,
  );
