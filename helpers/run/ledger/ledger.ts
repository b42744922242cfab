import path from 'node:path';
import { LedgerError } from '../../dataverse/errors';
import { withFileLock } from './file-lock';
import { currentSchemaVersion, type LedgerData } from './ledger-data';
import { readLedgerFile, writeLedgerFile } from './ledger-file';
import { isUnfinished, setLedgerAside } from './unfinished';

export type { LedgerData, ScenarioData, SolutionRecord } from './ledger-data';

/**
 * What a run made and learned, on disk before each act. It carries state between the processes of a run, and lets
 * clean-up finish after a kill.
 */
export class Ledger {
  readonly file: string;
  readonly #runId: string;

  private constructor(file: string, runId: string) {
    this.file = file;
    this.#runId = runId;
  }

  /**
   * Continues the ledger of this run, or begins a new one. What another run left unfinished is set aside for clean-up.
   *
   * Throws LedgerError when the file is there and cannot be understood.
   */
  static open(file: string, run: { runId: string; url: string }): Ledger {
    withFileLock(file, () => {
      const found = readLedgerFile(file);
      if (found?.runId === run.runId && found.environment.url === run.url) return;
      if (found !== undefined && isUnfinished(found)) setLedgerAside(file, found, run.url);
      writeLedgerFile(file, newLedger(run));
    });
    return new Ledger(file, run.runId);
  }

  /** Where this ledger lives, and the unfinished ones of earlier runs. */
  get folder(): string {
    return path.dirname(this.file);
  }

  /** A copy of what is on disk now, other processes' entries included. */
  get data(): LedgerData {
    const data = readLedgerFile(this.file);
    if (data?.runId === this.#runId) return data;
    throw new LedgerError(
      `The ledger ${this.file} of run ${this.#runId} is gone${data ? `: run ${data.runId} replaced it` : ''}.`,
      'let one run at a time use a reports folder, and do not empty it while a run is under way.',
    );
  }

  /** Changes the ledger on disk before it returns. Call it before the act it records. */
  update(change: (data: LedgerData) => void): void {
    withFileLock(this.file, () => {
      const data = this.data;
      change(data);
      writeLedgerFile(this.file, data);
    });
  }

  /** Says that nothing of this run is left to clean up. */
  finish(): void {
    this.update(data => {
      data.finishedAt = new Date().toISOString();
    });
  }
}

const newLedger = ({ runId, url }: { runId: string; url: string }): LedgerData => ({
  schemaVersion: currentSchemaVersion,
  runId,
  startedAt: new Date().toISOString(),
  environment: { url },
  rows: [],
  scenario: {},
});
