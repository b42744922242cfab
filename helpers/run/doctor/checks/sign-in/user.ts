import { z } from 'zod';
import { readShape } from '../../../../dataverse/web-api/read-shape';
import { defineCheck, type Looked } from '../../check';
import { refusedBy } from '../../not-ok';

const whoAmIShape = z.object({ UserId: z.string(), OrganizationId: z.string() });

/** Whether the environment knows whoever signed in, and lets it in. */
export const user = defineCheck({
  name: 'user',
  needs: ['token'],
  gives: ['user'],
  ask: async ({ webApi, asking }): Promise<Looked> => {
    try {
      const { body, headers } = await webApi.request('GET', 'WhoAmI', asking);
      const { UserId: userId, OrganizationId: organizationId } = readShape(whoAmIShape, body, 'WhoAmI');
      const finding = { ok: `${userId} of organization ${organizationId}` };
      return { finding, learnt: { user: { userId, organizationId, headers } } };
    } catch (error) {
      return { finding: refusedBy(error) };
    }
  },
});
