import { type WrittenRow, type RowUpsert } from '../../operations/rows/write-row';
import { deviatingInOperations } from '../defect';
import { untrackedWrites } from './untracked-writes';

/** Leaves out of deltas what was upserted under an alternate key. */
export const untrackedUpserts = untrackedWrites(
  'untracked-upserts',
  'What was written by alternate key, with PATCH or Upsert, does not come in deltas.',
  untracked => {
    const note = (upsert: RowUpsert | undefined, { row }: WrittenRow): void => {
      if (upsert?.address?.kind === 'key') untracked.add(row.version);
    };
    return deviatingInOperations(({ upsertRow, upsertRows }) => ({
      upsertRow: (organization, upsert) => {
        const written = upsertRow(organization, upsert);
        note(upsert, written);
        return written;
      },
      upsertRows: (organization, targets) => {
        const written = upsertRows(organization, targets);
        for (const [index, each] of written.entries()) note(targets[index], each);
        return written;
      },
    }));
  },
);
