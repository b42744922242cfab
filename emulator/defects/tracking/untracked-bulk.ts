import { type WrittenRow } from '../../operations/rows/write-row';
import { deviatingInOperations } from '../defect';
import { untrackedWrites } from './untracked-writes';

/** Leaves out of deltas what the bulk messages wrote. */
export const untrackedBulk = untrackedWrites(
  'untracked-bulk',
  'What CreateMultiple, UpdateMultiple and UpsertMultiple wrote does not come in deltas.',
  untracked => {
    const noted = (written: readonly WrittenRow[]): readonly WrittenRow[] => {
      for (const { row } of written) untracked.add(row.version);
      return written;
    };
    return deviatingInOperations(({ createRows, updateRows, upsertRows }) => ({
      createRows: (...asked) => noted(createRows(...asked)),
      updateRows: (...asked) => noted(updateRows(...asked)),
      upsertRows: (...asked) => noted(upsertRows(...asked)),
    }));
  },
);
