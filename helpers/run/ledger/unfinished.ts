import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { LedgerData } from './ledger-data';
import { readLedgerFile, writeLedgerFile } from './ledger-file';

/** The ledger of a run that ended before its teardown. */
export type UnfinishedRun = { readonly file: string; readonly data: LedgerData };

/** A run is finished when its teardown said so. One that made nothing has nothing to finish. */
export const isUnfinished = (data: LedgerData): boolean =>
  data.finishedAt === undefined &&
  (data.solution !== undefined || data.rows.length > 0 || Object.keys(data.scenario).length > 0);

const ledgerName = 'ledger.json';

const unfinishedFolder = (reportsFolder: string): string => path.join(reportsFolder, 'unfinished');

/**
 * Moves a ledger to `unfinished/<run id>.json` beside it. One of an emulator at another address is dropped: an emulator
 * keeps its rows only as long as its process lives.
 */
export function setLedgerAside(file: string, data: LedgerData, currentUrl: string): void {
  const goneWithEmulator = data.environment.facts?.kind === 'emulator' && data.environment.url !== currentUrl;
  if (!goneWithEmulator) {
    writeLedgerFile(path.join(unfinishedFolder(path.dirname(file)), `${data.runId}.json`), data);
  }
  rmSync(file, { force: true });
}

/** Every unfinished run that the reports folder knows of, oldest first, the last run's own ledger included. */
export function listUnfinished(reportsFolder: string): UnfinishedRun[] {
  const folder = unfinishedFolder(reportsFolder);
  const aside = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')) : [];
  const files = [...aside.map(name => path.join(folder, name)), path.join(reportsFolder, ledgerName)];
  return files
    .map(file => ({ file, data: readLedgerFile(file) }))
    .filter((run): run is UnfinishedRun => run.data !== undefined && isUnfinished(run.data))
    .toSorted((a, b) => a.data.startedAt.localeCompare(b.data.startedAt));
}

/** The unfinished runs of one environment, without the run that is under way. */
export const findUnfinished = (reportsFolder: string, environmentUrl: string, currentRun?: string): UnfinishedRun[] =>
  listUnfinished(reportsFolder).filter(
    ({ data }) => data.environment.url === environmentUrl && data.runId !== currentRun,
  );

/** Says that clean-up has finished a run. The last run's own ledger stays for its reports to read. */
export function settleUnfinished({ file, data }: UnfinishedRun): void {
  if (path.basename(file) === ledgerName) writeLedgerFile(file, { ...data, finishedAt: new Date().toISOString() });
  else rmSync(file, { force: true });
}
