import { alteringDeltas, bothProtocols, type Defect, deviatingInOperations, deviatingInPages } from '../defect';
import { versionOfChange } from '../changed-version';
import { type Deviation } from '../served';

/** A defect whose deltas, and their counts, leave out what was written with the row versions that `note` puts into a set. */
export const untrackedWrites = (
  name: string,
  description: string,
  note: (untracked: Set<bigint>) => Deviation,
): Defect => ({
  name,
  description,
  protocols: bothProtocols,
  start: () => {
    const untracked = new Set<bigint>();
    const noting = note(untracked);
    const pages = hidingInPages(untracked);
    const counts = hidingInCounts(untracked);
    return served => counts(pages(noting(served)));
  },
});

const hidingInPages = (untracked: ReadonlySet<bigint>): Deviation =>
  deviatingInPages(
    alteringDeltas(({ changes }) => ({ changes: changes.filter(change => !untracked.has(versionOfChange(change))) })),
  );

const hidingInCounts = (untracked: ReadonlySet<bigint>): Deviation =>
  deviatingInOperations(({ countChanges }) => ({
    countChanges: (organization, count) => {
      const { changes } = organization;
      const since = typeof count.since === 'bigint' ? count.since : changes.start(count.table, count.since);
      const { upserted, deleted } = changes.changesSince(count.table, since);
      const hidden = [...upserted, ...deleted].filter(({ version }) => untracked.has(version));
      return countChanges(organization, count) - hidden.length;
    },
  }));
