import { readTrackingRetention } from '../../../../dataverse/environment/describe-environment';
import { defineCheck, type Looked } from '../../check';
import { refusedBy } from '../../not-ok';

/** For how long the environment remembers deletions, so how old a delta link may be. */
export const retention = defineCheck({
  name: 'tracking retention',
  needs: ['user'],
  ask: async ({ webApi }, { user }): Promise<Looked> => {
    try {
      const days = await readTrackingRetention(webApi, user.organizationId);
      if (days === undefined) return { finding: { notAsked: 'this user may not read it' } };
      if (days >= 1) return { finding: { ok: `${days} days` } };
      return {
        finding: {
          notOk: `deletions are remembered for ${days} days.`,
          whatToDo: 'set expirechangetrackingindays of the organization to 1 at least; its default is 7.',
        },
      };
    } catch (error) {
      return { finding: refusedBy(error) };
    }
  },
});
