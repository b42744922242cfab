import { guidPattern, sameGuid } from '../../../../dataverse/guid';
import { findAuthority, parseChallenge } from '../../../../dataverse/sign-in/authority';
import { defineCheck, type Looked } from '../../check';
import { notOkBy } from '../../not-ok';

/** Who signs this run in: whether the tenant is the environment's, and may be trusted with a credential. */
export const authority = defineCheck({
  name: 'authority',
  needs: ['door', 'asksForToken'],
  gives: ['authority'],
  ask: async ({ settings }, { door }): Promise<Looked> => {
    const set = settings.tenantId;
    const named = parseChallenge(door.headers.get('www-authenticate') ?? '')?.tenantId;
    if (set !== undefined && named !== undefined && isOther(set, named)) {
      return {
        finding: {
          notOk: `AZURE_TENANT_ID is ${set}, and the environment belongs to tenant ${named}.`,
          whatToDo:
            'leave AZURE_TENANT_ID out: the environment names its tenant. If that is not yours, check DATAVERSE_URL.',
        },
      };
    }
    try {
      const found = await findAuthority(settings, () => Promise.resolve(door));
      return { finding: { ok: `${found.host.origin}/${found.tenantId}` }, learnt: { authority: found } };
    } catch (error) {
      return { finding: notOkBy(error) };
    }
  },
});

/** Only ids can be compared: a domain may belong to the tenant. */
const isOther = (set: string, named: string): boolean =>
  guidPattern.test(set) && guidPattern.test(named) && !sameGuid(set, named);
