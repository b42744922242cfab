import { decodeJwt } from 'jose';
import { bothProtocols } from '../../defects/defect';
import { type Exchange } from '../../defects/served';
import { type Variation } from '../variation';

/**
 * Continuous access evaluation: Dataverse ends tokens before their time, and says in the challenge which claims the next one must
 * be asked for with. Its form is documented, that Dataverse has it for applications is not.
 * https://learn.microsoft.com/power-platform/admin/continuous-access-evaluation
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export const claimsChallenge: Variation = {
  name: 'claims-challenge',
  description:
    'The first token of each application and person is revoked: it gets 401 with the claims that the next one needs.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => served => {
    const revoked = new Map<string, string>();
    const exchange: Exchange = async (request, answer) => {
      const token = request.headers.get('authorization')?.replace(/^Bearer +/i, '') ?? '';
      const { appid, oid, iss = '', tid } = decodeJwt(token);
      const who = `${String(appid)} ${String(oid)}`;
      if (!revoked.has(who)) revoked.set(who, token);
      if (revoked.get(who) !== token) return served.exchange(request, answer);
      const authority = `${new URL(iss).origin}/${String(tid)}/oauth2/authorize`;
      const challenge = `Bearer realm="", authorization_uri="${authority}", error="insufficient_claims", claims="${newerToken()}"`;
      return new Response(null, { status: 401, headers: { 'www-authenticate': challenge } });
    };
    return { ...served, exchange };
  },
};

/** A claims request for a token that is issued from now on, in base64. */
function newerToken(): string {
  const value = String(Math.floor(Date.now() / 1_000));
  return Buffer.from(JSON.stringify({ access_token: { nbf: { essential: true, value } } })).toString('base64');
}
