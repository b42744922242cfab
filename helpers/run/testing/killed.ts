import type { LedgerData } from '../ledger/ledger-data';
import { describeProcess } from '../ledger/run-process';

/** A process that has ended: this one's number is another one's now. */
export const endedProcess = { ...describeProcess(process.pid), began: 'before' };

/** What a run that was killed leaves of its ledger. */
export const asKilled = (data: LedgerData): LedgerData => ({
  ...data,
  processes: { run: endedProcess, workers: [endedProcess] },
});
