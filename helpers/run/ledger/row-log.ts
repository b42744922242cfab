import type { RowLog } from '../../sample/rows/own-rows';
import type { Ledger } from './ledger';

/** The rows that a test creates, in the ledger. */
export const rowLogOf = (ledger: Ledger): RowLog => ({
  runId: ledger.data.runId,
  add: rows => {
    ledger.update(run => {
      run.rows.push(...rows);
    });
  },
  remove: ids => {
    ledger.update(run => {
      run.rows = run.rows.filter(({ id }) => !ids.has(id));
    });
  },
});
