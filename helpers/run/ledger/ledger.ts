import path from 'node:path';
import { LedgerError } from '../../dataverse/errors';
import { runFolder } from '../settings/reports-folder';
import { withFileLock } from './file-lock';
import { currentSchemaVersion, type LedgerData } from './ledger-data';
import { ledgerName, readLedgerFile, writeLedgerFile } from './ledger-file';
import { describeProcess } from './run-process';

export type { LedgerData, ScenarioData, SolutionRecord } from './ledger-data';

/** Whose ledger is opened: a run on an environment, and the process that ends it when it ends. */
type Owner = {
  readonly runId: string;
  readonly url: string;
  /** The number of that process; this one when left out. */
  readonly pid?: number;
};

/**
 * What a run made and learned, on disk before each act. It carries state between the processes of a run, and lets
 * clean-up finish after a kill.
 */
export class Ledger {
  readonly file: string;
  /** The folder of all runs' reports and ledgers. */
  readonly reports: string;
  readonly #runId: string;
  /** Changes that are not on disk yet. */
  #pending: readonly ((data: LedgerData) => void)[] = [];

  private constructor(reports: string, runId: string) {
    this.reports = reports;
    this.file = ledgerFileOf(reports, runId);
    this.#runId = runId;
  }

  /**
   * Continues the ledger of this run, or begins a new one, in the run's own folder. What it knows of other runs is theirs.
   *
   * Throws LedgerError when the file is there and cannot be understood, or is of the same run on another environment.
   */
  static open(reports: string, { runId, url, pid = process.pid }: Owner): Ledger {
    const ledger = new Ledger(reports, runId);
    // Before the lock, which is stale after less time than some systems need to describe a process.
    const worker = describeProcess(process.pid);
    const owner = pid === process.pid ? worker : describeProcess(pid);
    withFileLock(ledger.file, () => {
      const found = readLedgerFile(ledger.file);
      if (found !== undefined && found.environment.url !== url) throw onOtherEnvironment(ledger.file, found, url);
      // Whoever opens it again is not finished.
      const { finishedAt: _earlier, ...data } = found ?? newLedger(runId, url);
      const workers = [...(data.processes?.workers ?? []), worker];
      writeLedgerFile(ledger.file, alive({ ...data, processes: { run: owner, workers } }));
    });
    return ledger;
  }

  /** A copy of what is on disk now, other processes' entries included, with what this process has yet to write. */
  get data(): LedgerData {
    const data = readLedgerFile(this.file);
    if (data?.runId === this.#runId) {
      for (const change of this.#pending) change(data);
      return data;
    }
    throw new LedgerError(
      `The ledger ${this.file} of run ${this.#runId} is gone.`,
      'do not empty the reports folder while a run is under way.',
    );
  }

  /** Changes the ledger on disk before it returns. Call it before the act it records. */
  update(change: (data: LedgerData) => void): void {
    withFileLock(this.file, () => {
      const { data } = this;
      change(data);
      writeLedgerFile(this.file, alive(data));
      this.#pending = [];
    });
  }

  /**
   * A change that nothing is lost without: it goes to disk with the next update, or by `settle`. For what is gone from the
   * environment, which clean-up would look for in vain.
   */
  updateLater(change: (data: LedgerData) => void): void {
    this.#pending = [...this.#pending, change];
  }

  /** Writes what `updateLater` left. */
  settle(): void {
    if (this.#pending.length > 0) this.update(() => undefined);
  }

  /** Says that nothing of this run is left to clean up. */
  finish(): void {
    this.update(data => {
      data.finishedAt = new Date().toISOString();
    });
  }
}

/** Where the ledger of a run is. */
export const ledgerFileOf = (reports: string, runId: string): string =>
  path.join(runFolder(reports, runId), ledgerName);

const alive = (data: LedgerData): LedgerData => ({ ...data, livedAt: new Date().toISOString() });

const newLedger = (runId: string, url: string): LedgerData => ({
  schemaVersion: currentSchemaVersion,
  runId,
  startedAt: new Date().toISOString(),
  environment: { url },
  rows: [],
  scenario: {},
});

const onOtherEnvironment = (file: string, { runId, environment }: LedgerData, url: string): LedgerError =>
  new LedgerError(
    `The ledger ${file} is of run ${runId} on ${environment.url}, and this one, of the same id, is on ${url}.`,
    'leave CHANGE_TRACKING_RUN_ID unset: each run makes an id of its own.',
  );
