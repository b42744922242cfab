import { z } from 'zod';
import { getRows } from '../../../../dataverse/web-api/read-shape';
import { undefinedWhen } from '../../../../dataverse/web-api/undefined-when';
import { defineCheck, type Looked } from '../../check';
import type { Finding } from '../../finding';
import { refusedBy } from '../../not-ok';
import { once } from '../../visit';

/**
 * System jobs that hold the customization lock, by `operationtype`
 * (https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/asyncoperation).
 */
const customizations: Readonly<Record<number, string>> = {
  203: 'an import',
  204: 'a publish',
  207: 'an upgrade',
  208: 'an uninstall',
  211: 'an upgrade',
};

const jobShape = z.object({ operationtype: z.number(), createdon: z.string() });

/**
 * Whether another customization keeps an import out at the moment. What runs inside its request and not as a system job does
 * not show here: a run meets it as a refusal, and waits.
 */
export const customizationLock = defineCheck({
  name: 'import',
  needs: ['user'],
  ask: async ({ webApi }): Promise<Looked> => {
    const kinds = Object.keys(customizations).map(kind => `operationtype eq ${kind}`);
    const filter = `statecode ne 3 and (${kinds.join(' or ')})`;
    const title = 'look for imports, uninstalls and publishes under way';
    try {
      const asked = getRows(webApi, 'asyncoperations', jobShape, { ...once, filter, title });
      const jobs = await undefinedWhen([403], asked);
      if (jobs === undefined) return { finding: { notAsked: 'this user may not read system jobs' } };
      const [first] = jobs.toSorted((a, b) => a.createdon.localeCompare(b.createdon));
      return { finding: first === undefined ? { ok: 'no other customization is under way' } : locked(first) };
    } catch (error) {
      return { finding: refusedBy(error) };
    }
  },
});

const locked = ({ operationtype, createdon }: z.output<typeof jobShape>): Finding => ({
  notOk: `${customizations[operationtype] ?? 'a customization'} is under way since ${createdon} and holds the customization lock.`,
  whatToDo: 'wait until it has ended (Power Apps > Solutions > History). A run waits for it, up to JOB_SECONDS.',
  runsAnyway: true,
});
