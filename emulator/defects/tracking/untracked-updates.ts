import { hearingOfWrites } from './heard-writes';
import { untrackedWrites } from './untracked-writes';

export const untrackedUpdates = untrackedWrites(
  'untracked-updates',
  'A row comes in deltas when it was created and when it is deleted, and not when it was updated.',
  untracked =>
    hearingOfWrites(({ row, before }) => {
      if (before !== undefined) untracked.add(row.version);
    }),
);
