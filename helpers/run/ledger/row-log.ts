import type { RowLog } from '../../sample/rows/own-rows';
import type { Ledger } from './ledger';

/** The rows that a test creates, in the ledger: on disk before they are created, and off it some time after they are deleted. */
export const rowLogOf = (ledger: Ledger): RowLog => ({
  runId: ledger.data.runId,
  add: rows => {
    ledger.update(run => {
      run.rows.push(...rows);
    });
  },
  remove: ids => {
    ledger.updateLater(run => {
      run.rows = run.rows.filter(({ id }) => !ids.has(id));
    });
  },
});
