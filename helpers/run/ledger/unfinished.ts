import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { runsFolder } from '../settings/reports-folder';
import { withFileLock } from './file-lock';
import type { LedgerData } from './ledger-data';
import { ledgerName, readLedgerFile, writeLedgerFile } from './ledger-file';
import { describeProcess } from './run-process';
import { standingOf } from './standing';

/** The ledger of a run that did not say that nothing of it is left: it is under way, or was stopped before its teardown. */
export type UnfinishedRun = { readonly file: string; readonly data: LedgerData };

/** A run is finished when its teardown said so. One that made nothing has nothing to finish. */
export const isUnfinished = (data: LedgerData): boolean =>
  data.finishedAt === undefined &&
  (data.solution !== undefined || data.rows.length > 0 || Object.keys(data.scenario).length > 0);

/** Where versions without a folder for each run set the ledgers of stopped runs aside; their last one is beside it. */
const asideFolder = (reports: string): string => path.join(reports, 'unfinished');

/** Every unfinished run that the reports folder knows of, oldest first, those that are under way included. */
export function listUnfinished(reports: string): UnfinishedRun[] {
  const aside = namesIn(asideFolder(reports)).filter(name => name.endsWith('.json'));
  const files = [
    ...aside.map(name => path.join(asideFolder(reports), name)),
    path.join(reports, ledgerName),
    ...namesIn(runsFolder(reports)).map(name => path.join(runsFolder(reports), name, ledgerName)),
  ];
  return files
    .map(file => ({ file, data: readLedgerFile(file) }))
    .filter((run): run is UnfinishedRun => run.data !== undefined && isUnfinished(run.data))
    .toSorted((a, b) => a.data.startedAt.localeCompare(b.data.startedAt));
}

/** The unfinished runs of one environment, without the run that asks. */
export const findUnfinished = (reports: string, environmentUrl: string, currentRun?: string): UnfinishedRun[] =>
  listUnfinished(reports).filter(({ data }) => data.environment.url === environmentUrl && data.runId !== currentRun);

/**
 * Takes over a run that nobody works at any more, so that no other process does the same: until it is settled or given
 * back this process is the run's. Undefined when somebody works at it, or it is finished.
 */
export function claimUnfinished({ file }: UnfinishedRun): UnfinishedRun | undefined {
  // Before the lock, which is stale after less time than some systems need to look at a process.
  const judged = readLedgerFile(file);
  if (judged === undefined || !isUnfinished(judged) || standingOf(judged) !== 'over') return undefined;
  const own = describeProcess(process.pid);
  return withFileLock(file, () => {
    const data = readLedgerFile(file);
    if (data === undefined || !isUnfinished(data) || livedSince(judged, data)) return undefined;
    const claimed = { ...data, processes: { run: own, workers: [] }, livedAt: now() };
    writeLedgerFile(file, claimed);
    return { file, data: claimed };
  });
}

/** Whether somebody took the run over, or wrote for it, after it was judged. */
const livedSince = (judged: LedgerData, data: LedgerData): boolean =>
  judged.livedAt !== data.livedAt || !isDeepStrictEqual(judged.processes, data.processes);

/** Gives back a run that could not be finished yet: it stays on record for whoever comes next. */
export function giveBack({ file, data: { processes: _own, ...data } }: UnfinishedRun): void {
  writeLedgerFile(file, data);
}

/** Says that clean-up has finished a run. A ledger in its run's folder stays to be read. */
export function settleUnfinished({ file, data }: UnfinishedRun): void {
  if (path.basename(file) === ledgerName) writeLedgerFile(file, { ...data, finishedAt: now() });
  else rmSync(file, { force: true });
}

const now = (): string => new Date().toISOString();

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
