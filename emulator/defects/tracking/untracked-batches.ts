import { aroundTransactions } from './transactions';
import { untrackedWrites } from './untracked-writes';

/** Leaves out of deltas what was written and deleted in a transaction of several requests. */
export const untrackedBatches = untrackedWrites(
  'untracked-batches',
  'What a change set of $batch or an ExecuteTransaction wrote and deleted does not come in deltas.',
  untracked =>
    aroundTransactions(({ changes, transaction }, work) => {
      const before = changes.currentVersion;
      const done = transaction(work);
      for (let version = before + 1n; version <= changes.currentVersion; version++) untracked.add(version);
      return done;
    }),
);
