import { deviatingInOperations } from '../defect';
import { hearingOfWrites } from './heard-writes';
import { SlowWrites } from './slow-writes';
import { untrackedWrites } from './untracked-writes';

/** As where a row version is given out before the write is there to be read, and a token covers what is not. */
export const overtakenWrites = untrackedWrites(
  'overtaken-writes',
  'A row whose write was under way while changes were read does not come in deltas.',
  untracked => {
    let reads = 0;
    const writes = new SlowWrites(() => reads);
    const count = deviatingInOperations(({ readChanges }) => ({
      readChanges: (...asked) => {
        reads += 1;
        return readChanges(...asked);
      },
    }));
    const hear = hearingOfWrites(({ row }) => {
      if (writes.current?.moment !== reads) untracked.add(row.version);
    });
    return served => writes.slowing(count(hear(served)));
  },
);
