import { isForEnvironment, readTokenClaims, type TokenClaims } from '../../../../dataverse/sign-in/token-claims';
import { defineCheck, type Looked } from '../../check';
import type { Finding } from '../../finding';
import { notOkBy } from '../../not-ok';

/** Whether a token is given, and what it says of itself. The token itself is never told. */
export const token = defineCheck({
  name: 'token',
  needs: ['authority'],
  gives: ['token'],
  ask: async (visit): Promise<Looked> => {
    try {
      const claims = readTokenClaims(await visit.token());
      const finding = claims ? judgeClaims(claims, visit.settings.dataverseUrl) : { ok: 'only its issuer can read it' };
      return { finding, ...('ok' in finding && { learnt: { token: true } }) };
    } catch (error) {
      return { finding: notOkBy(error) };
    }
  },
});

function judgeClaims(claims: TokenClaims, environment: URL): Finding {
  if (!isForEnvironment(claims, environment)) {
    return {
      notOk: `the token is for ${claims.audiences.join(', ') || 'nobody'}, and not for ${environment.origin}.`,
      whatToDo: 'check DATAVERSE_URL: whoever gave the token knows another environment.',
    };
  }
  // Whether it has expired is for the environment to say: this computer's clock may be ahead.
  return { ok: describeClaims(claims) };
}

const describeClaims = ({ audiences, appId, person, tenantId, expiresAt, roles }: TokenClaims): string =>
  [
    `for ${audiences.join(', ') || 'nobody in particular'}`,
    `app ${appId ?? 'not told'}`,
    ...(person === undefined ? [] : [person]),
    `tenant ${tenantId ?? 'not told'}`,
    expiresAt === undefined ? 'without an end' : `until ${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    roles.length === 0 ? 'no roles' : `roles ${roles.join(', ')}`,
  ].join(', ');
