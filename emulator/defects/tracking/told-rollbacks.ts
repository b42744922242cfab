import { type Row } from '../../engine/values/row';
import { type ChangedRow } from '../../operations/changes/read-changes';
import { alteringDeltas, bothProtocols, type Defect, deviatingInPages } from '../defect';
import { hearingOfWrites } from './heard-writes';
import { aroundTransactions } from './transactions';

/** Tells, in deltas, of rows that a transaction wrote and then took back, those of bulk operations within it among them. */
export const toldRollbacks: Defect = {
  name: 'told-rollbacks',
  description: 'A delta tells the rows that a refused change set or ExecuteTransaction wrote before it was taken back.',
  protocols: bothProtocols,
  start: () => {
    const takenBack: Row[] = [];
    let written: Row[] | undefined;
    const hear = hearingOfWrites(({ row }) => written?.push(row));
    const keep = aroundTransactions(({ transaction }, work) => {
      const ours: Row[] = [];
      // A bulk operation within a transaction is a transaction of its own: what it wrote stands and falls with the outer one.
      const outer = written;
      written = ours;
      try {
        const done = transaction(work);
        outer?.push(...ours);
        return done;
      } catch (error) {
        takenBack.push(...ours);
        throw error;
      } finally {
        written = outer;
      }
    });
    const tell = deviatingInPages(
      alteringDeltas(({ changes, since, next }, { table }) => {
        if (next !== undefined) return {};
        const told = takenBack.filter(row => row.table === table && row.version > since);
        return { changes: [...changes, ...told.map((row): ChangedRow => ({ kind: 'upserted', row }))] };
      }),
    );
    return served => tell(keep(hear(served)));
  },
};
