import { bothProtocols, deviatingInOperations } from '../../defects/defect';
import { type Variation } from '../variation';
import { failingJob } from './failing-imports';

/** Documented: an administrator can cancel a job (statuscode 32). Nothing says that it has words. */
export const cancelledImport: Variation = {
  name: 'import-cancelled',
  description: "Every import's job is cancelled before it begins.",
  protocols: bothProtocols,
  ends: 'inconclusive',
  start: () =>
    deviatingInOperations(() => ({
      startImport: (organization, start) => {
        const begun = failingJob(organization, start, () => undefined);
        organization.jobs.cancel(begun.asyncOperationId);
        return begun;
      },
    })),
};

export const hungImport: Variation = {
  name: 'import-hangs',
  description: "Every import's job stays in progress for ever.",
  protocols: bothProtocols,
  ends: 'inconclusive',
  start: () =>
    deviatingInOperations(() => ({
      startImport: (organization, start) => failingJob(organization, start, () => new Promise<void>(() => undefined)),
    })),
};
