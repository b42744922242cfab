import { hearingOfWrites } from './heard-writes';
import { untrackedWrites } from './untracked-writes';

/** Leaves updates out of deltas, those that an upsert came to among them. */
export const untrackedUpdates = untrackedWrites(
  'untracked-updates',
  'A row comes in deltas when it was created and when it is deleted, and not when it was updated.',
  untracked =>
    hearingOfWrites(({ row, before }) => {
      if (before !== undefined) untracked.add(row.version);
    }),
);
