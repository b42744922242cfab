import { answerKind } from '../../../../dataverse/http/answer-kind';
import { guidPattern, sameGuid } from '../../../../dataverse/guid';
import { parseODataError } from '../../../../dataverse/refusals/odata-error';
import type { Credential } from '../../../../dataverse/sign-in/credential';
import { adfs, findAuthority, parseChallenge } from '../../../../dataverse/sign-in/authority/authority';
import { defineCheck, type Looked } from '../../check';
import type { Finding } from '../../finding';
import { notOkBy } from '../../not-ok';

/** Who signs this run in: whether the tenant is the environment's, may be trusted with a credential, and is there. */
export const authority = defineCheck({
  name: 'authority',
  needs: ['door', 'webApi'],
  gives: ['authority'],
  ask: async (visit, { door }): Promise<Looked> => {
    const { settings } = visit;
    const { kind } = settings.credential;
    if (comesWithItsToken.has(kind))
      return { finding: { notAsked: `${kind} brings a token` }, learnt: { authority: true } };
    const named = parseChallenge(door.headers.get('www-authenticate') ?? '')?.tenantId;
    if (isOther(settings.tenantId, named)) return { finding: otherTenant(settings.tenantId, named) };
    try {
      const found = await findAuthority(settings, () => Promise.resolve(door));
      const at = `${found.host.origin}/${found.tenantId}`;
      const { status, text } = await visit.read(
        `${at}${found.tenantId === adfs ? '' : '/v2.0'}/.well-known/openid-configuration`,
      );
      if (status !== 200) return { finding: noSuchAuthority(at, status, text) };
      return { finding: { ok: at }, learnt: { authority: true } };
    } catch (error) {
      return { finding: notOkBy(error) };
    }
  },
});

/** The ways in which somebody else has asked an authority, or does: this run reaches none. */
const comesWithItsToken: ReadonlySet<Credential['kind']> = new Set(['access-token', 'managed-identity']);

/** Only ids can be compared: a domain may belong to the tenant. */
const isOther = (set: string | undefined, named: string | undefined): boolean =>
  [set, named].every(id => guidPattern.test(id ?? '')) && !sameGuid(set, named);

const otherTenant = (set = '', named = ''): Finding => ({
  notOk: `AZURE_TENANT_ID is ${set}, and the environment belongs to tenant ${named}.`,
  whatToDo: 'leave AZURE_TENANT_ID out: the environment names its tenant. If that is not yours, check DATAVERSE_URL.',
});

/** What every tenant has, whoever asks, and AD FS: https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc */
const noSuchAuthority = (at: string, status: number, text: string): Finding => ({
  notOk: `${at} answered ${status} where a tenant describes itself: ${parseODataError(text).detail}`,
  whatToDo:
    'check AZURE_TENANT_ID (Microsoft Entra admin center > Overview > Tenant ID), and AZURE_AUTHORITY_HOST for a government or national cloud; both may be left out.',
  ...(answerKind(status) !== 'stands' && { runsAnyway: true }),
});
