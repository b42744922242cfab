import {
  type Customization,
  customizationsUnderWay,
} from '../../../../dataverse/solutions/jobs/customizations-under-way';
import { defineCheck, type Looked } from '../../check';
import type { Finding } from '../../finding';
import { refusedBy } from '../../not-ok';

/** Whether another customization keeps an import out at the moment. A run waits for it. */
export const customizationLock = defineCheck({
  name: 'import',
  needs: ['user'],
  ask: async ({ webApi, asking }): Promise<Looked> => {
    try {
      const underWay = await customizationsUnderWay(webApi, asking);
      if (underWay === undefined) return { finding: { notAsked: 'this user may not read system jobs' } };
      const [first] = underWay;
      return { finding: first === undefined ? { ok: 'no other customization is under way' } : locked(first) };
    } catch (error) {
      return { finding: refusedBy(error) };
    }
  },
});

const locked = ({ what, since }: Customization): Finding => ({
  notOk: `${what} has been under way since ${since.toISOString()} and holds the customization lock.`,
  whatToDo: 'wait until it has ended (Power Apps > Solutions > History). A run waits for it, up to JOB_SECONDS.',
  runsAnyway: true,
});
