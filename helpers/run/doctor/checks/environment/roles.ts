import { z } from 'zod';
import { AccessError } from '../../../../dataverse/errors';
import { getRows } from '../../../../dataverse/web-api/read-shape';
import { undefinedWhen } from '../../../../dataverse/web-api/undefined-when';
import { defineCheck, type Looked } from '../../check';
import { notOkBy } from '../../not-ok';

const roleShape = z.object({ name: z.string() });

/** Which security roles the user has itself. Those of its teams count too, and show in its privileges. */
export const roles = defineCheck({
  name: 'roles',
  needs: ['user'],
  gives: ['roles'],
  ask: async ({ webApi, asking }, { user: { userId } }): Promise<Looked> => {
    const path = `systemusers(${userId})/systemuserroles_association`;
    const asked = getRows(webApi, path, roleShape, { ...asking, title: 'list the roles of this user' });
    try {
      const found = await undefinedWhen([404, 501], asked);
      if (found === undefined) return notTold('the environment does not list them');
      const names = found.map(({ name }) => name).sort();
      return { finding: { ok: names.length === 0 ? 'none of its own' : names.join(', ') }, learnt: { roles: true } };
    } catch (error) {
      if (!(error instanceof AccessError)) return { finding: notOkBy(error, true), learnt: { roles: true } };
      return error.code.toLowerCase() === noRoles
        ? { finding: notOkBy(error) }
        : notTold('this user may not read them');
    }
  },
});

/** A user without a role may do nothing. */
const noRoles = '0x80042f09';

const notTold = (notAsked: string): Looked => ({ finding: { notAsked }, learnt: { roles: true } });
