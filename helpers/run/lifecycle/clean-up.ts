import { SAMPLE_BOOK } from '../../sample/books';
import type { LedgerData, SolutionRecord } from '../ledger/ledger-data';
import { leaseInWords } from '../lease/lease';
import { announceLeaving, goesBefore, letOthersLeave } from '../lease/leaving';
import { readLedgerFile } from '../ledger/ledger-file';
import { standingInWords, standingOf } from '../ledger/standing';
import {
  claimUnfinished,
  findUnfinished,
  giveBack,
  isUnfinished,
  settleUnfinished,
  type UnfinishedRun,
} from '../ledger/unfinished';
import type { Timing } from '../../dataverse/timing/timing';
import { lookUntil } from '../../dataverse/timing/wait-until';
import { deleteRunRows, othersIn, rowsInWords } from './run-rows';
import { sameGuid } from '../../dataverse/guid';
import { findSolution, type Solution } from '../../dataverse/solutions/find-solution';
import { followImport, type ImportFate } from '../../dataverse/solutions/import/follow-import';
import { uninstallWithTable } from './replace-solution';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';

/** What became of the solution when a run was taken back. `sentence` tells it to a reader of the report. */
export type Removal = {
  /** `left`: it stays until others' rows are gone from its table, or until it shows whether it comes at all. */
  readonly kind: 'removed' | 'kept' | 'left' | 'absent';
  readonly sentence: string;
};

type CleanUpReport = {
  /** What was done, a sentence each. */
  readonly sentences: readonly string[];
  /** False when something stays that a later clean-up can remove. */
  readonly complete: boolean;
};

/** Finishes what a run left: its import, its solution, its rows. Each job is waited for `timeout` milliseconds. Doing it twice is harmless. */
export async function cleanUp(client: WebApiClient, run: LedgerData, timeout: number): Promise<CleanUpReport> {
  const { kind, sentence } = await takeBack(client, run, { timeout });
  return { sentences: [`Run ${run.runId} of ${run.startedAt}: ${sentence}`], complete: kind !== 'left' };
}

/**
 * Finishes every run of this environment that was stopped before its end. `currentRun`, and those that are under way, are
 * left alone.
 */
export async function cleanUpEarlierRuns(
  client: WebApiClient,
  where: { folder: string; url: string; timeout: number; currentRun?: string },
): Promise<CleanUpReport> {
  const reports: CleanUpReport[] = [];
  for (const run of findUnfinished(where.folder, where.url, where.currentRun)) {
    await waitUntilWoundUp(run, client.timing);
    reports.push(await finishRun(client, run, where.timeout));
  }
  return {
    sentences: reports.flatMap(report => report.sentences),
    complete: reports.every(report => report.complete),
  };
}

async function finishRun(client: WebApiClient, run: UnfinishedRun, timeout: number): Promise<CleanUpReport> {
  const claimed = claimUnfinished(run);
  if (claimed === undefined) return leftAlone(run);
  let isComplete = false;
  try {
    const report = await cleanUp(client, claimed.data, timeout);
    isComplete = report.complete;
    return report;
  } finally {
    if (isComplete) settleUnfinished(claimed);
    else giveBack(claimed);
  }
}

/** Somebody works at it, or has finished it meanwhile. */
function leftAlone({ file }: UnfinishedRun): CleanUpReport {
  const data = readLedgerFile(file);
  if (data === undefined || !isUnfinished(data)) return { sentences: [], complete: true };
  return { sentences: [standingInWords(data)], complete: false };
}

/** Milliseconds that the processes of a run may live when it has ended: Playwright gives its workers thirty seconds. */
const longestWindUp = 45_000;

/** What a process of a killed run still puts away itself must not be removed under its hands. */
async function waitUntilWoundUp({ file }: UnfinishedRun, timing: Timing): Promise<void> {
  await lookUntil({
    probe: () => Promise.resolve(readLedgerFile(file)),
    done: data => data === undefined || standingOf(data) !== 'winding up',
    timeout: longestWindUp,
    timing,
  });
}

/**
 * Uninstalls the solution if this run imported it and nobody else uses it or has rows in it; else deletes this run's rows.
 * `beforeUninstall` is told before the solution is uninstalled.
 */
export async function takeBack(
  client: WebApiClient,
  run: LedgerData,
  { timeout, beforeUninstall }: { readonly timeout: number; readonly beforeUninstall?: () => void },
): Promise<Removal> {
  const own = await ownSolution(client, run, timeout);
  if (!('solution' in own)) return withRowsDeleted(client, run, own);

  await announceLeaving(client, run);
  if (await letOthersLeave(client, run.runId, timeout)) {
    const still = await ownSolution(client, run, timeout);
    if (!('solution' in still)) return withRowsDeleted(client, run, still);
  }
  const reason = await usedBy(client, run);
  if (reason !== undefined) return withRowsDeleted(client, run, stays('left', own.solution.uniqueName, reason));
  beforeUninstall?.();
  await uninstallWithTable(client, own.solution, timeout);
  const { uniqueName } = own.solution;
  return { kind: 'removed', sentence: `Solution ${uniqueName} and its table ${SAMPLE_BOOK} are removed.` };
}

/** Why the solution cannot go: whose it is still. Who leaves after this run decides about it itself. */
async function usedBy(client: WebApiClient, run: LedgerData): Promise<string | undefined> {
  const { rows, leases } = await othersIn(client, run);
  const users = leases.filter(lease => lease.kind === 'lease' || goesBefore(lease, run.runId));
  if (users.length > 0) return `${users.map(leaseInWords).join(', ')} uses it`;
  return rows > 0 ? `its table holds ${rowsInWords(rows)} that this run did not make` : undefined;
}

async function withRowsDeleted(client: WebApiClient, run: LedgerData, removal: Removal): Promise<Removal> {
  const deleted = await deleteRunRows(client, run);
  if (deleted === 0) return removal;
  return {
    ...removal,
    sentence: `${removal.sentence} Deleted ${deleted} ${deleted === 1 ? 'row' : 'rows'} of this run.`,
  };
}

/** The installed solution that this run imported, or why there is none to remove. */
async function ownSolution(
  client: WebApiClient,
  run: LedgerData,
  timeout: number,
): Promise<{ solution: Solution } | Removal> {
  const record = run.solution;
  if (record === undefined) return absent('this run did not come to an import');
  const { uniqueName, state, solutionId } = record;
  if (state === 'adopted') return stays('kept', uniqueName, 'it was there before this run');
  if (state === 'kept') return stays('kept', uniqueName, 'KEEP_SOLUTION asked for it');

  if (state === 'importing') {
    const fate = await fateOf(client, record, timeout);
    if (fate === 'failed') return absent('its import failed');
    if (fate === 'untold') {
      // Nothing is given up while the import could still come.
      return isPast(run) ? absent('the environment never heard of its import') : leftOpen(uniqueName);
    }
  }
  const solution = await findSolution(client, uniqueName);
  if (solution === undefined) return absent('it is not installed any more');
  if (solutionId !== undefined && !sameGuid(solution.id, solutionId)) {
    return stays('kept', uniqueName, 'it is another one, installed after this run');
  }
  return { solution };
}

/** What became of the import that the ledger announces, after `timeout` milliseconds at most. */
export const fateOf = async (
  client: WebApiClient,
  { importJobId, asyncOperationId }: SolutionRecord,
  timeout: number,
): Promise<ImportFate> =>
  importJobId === undefined ? 'untold' : followImport(client, { importJobId, asyncOperationId }, timeout);

/** Longer than any import was seen to take, in milliseconds. */
const longestImport = 2 * 60 * 60_000;

const isPast = ({ startedAt }: LedgerData): boolean => Date.now() - Date.parse(startedAt) > longestImport;

const stays = (kind: 'kept' | 'left', uniqueName: string, reason: string): Removal => ({
  kind,
  sentence: `Solution ${uniqueName} stays: ${reason}.`,
});

const leftOpen = (uniqueName: string): Removal => ({
  kind: 'left',
  sentence:
    `Nothing tells whether the environment took the import of solution ${uniqueName}: no answer came, and it shows no job of it. ` +
    'The run stays on record; `npm run cleanup` looks again.',
});

const absent = (reason: string): Removal => ({
  kind: 'absent',
  sentence: `There is no solution to remove: ${reason}.`,
});
