import { bothProtocols, type Decorate, deviatingInOperations } from '../../defects/defect';
import { DataverseFault } from '../../engine/dataverse-fault';
import { type Variation } from '../variation';
import { failingJob } from './failing-imports';

/** Recorded inside jobs, in these words, with and without 0x80071151. */
const lockWords = 'Cannot start another [Import] because there is a previous [Import] running at this moment.';

export const importMeetsLock: Variation = {
  name: 'import-meets-lock',
  description: 'The job of the first import fails on the customization lock, in words, under another code.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => {
    let isFirst = true;
    const decorate: Decorate = ({ startImport }) => ({
      startImport: (organization, start) => {
        if (!isFirst) return startImport(organization, start);
        isFirst = false;
        return failingJob(organization, start, () => {
          throw new DataverseFault(500, 0x80040216, lockWords);
        });
      },
    });
    return deviatingInOperations(decorate);
  },
};

/** Recorded: the platform runs a job again, which then finds the import of its first run. Text recorded. */
export const importRunsTwice: Variation = {
  name: 'import-runs-twice',
  description: 'The system job of the first import says that its import job exists already: it is the one to follow.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => {
    let isFirst = true;
    const decorate: Decorate = ({ startImport }) => ({
      startImport: (organization, start) => {
        const begun = startImport(organization, start);
        if (!isFirst) return begun;
        isFirst = false;
        const { asyncOperationId } = failingJob(organization, start, () => {
          throw new DataverseFault(500, 0x80071155, 'A duplicate import job id already exists');
        });
        return { ...begun, asyncOperationId };
      },
    });
    return deviatingInOperations(decorate);
  },
};
