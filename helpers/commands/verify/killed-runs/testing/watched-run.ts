import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, watch } from 'node:fs';
import path from 'node:path';
import { realTiming } from '../../../../dataverse/timing/timing';
import { waitUntil } from '../../../../dataverse/timing/wait-until';
import { ledgerName, readLedgerFile } from '../../../../run/ledger/ledger-file';
import { standingOf } from '../../../../run/ledger/standing';
import { environmentVariables } from '../../../../run/settings/environment';
import { runFolder } from '../../../../run/settings/reports-folder';
import { readVerdict } from '../../../../verdict/reporters/write-verdict';
import { root, runsTypeScript } from '../../../command';

const verify = [...runsTypeScript, path.join(root, 'helpers/commands/verify/verify.ts')];

/** How a run ended. `status` is that of the command; null: a signal ended it. */
export type RunEnd = { readonly status: number | null; readonly printed: string };

/** `npm run verify` as somebody starts it in a terminal: a group of processes, whose folder is looked at while it runs. */
export class WatchedRun {
  readonly id: string;
  readonly folder: string;
  readonly ended: Promise<RunEnd>;
  /** How often it has written its ledger: it does so before each act. */
  notes = 0;
  readonly #process: ChildProcess;
  readonly #ledger: string;

  constructor(
    id: string,
    reports: string,
    settings: Readonly<Record<string, string>>,
    args: readonly string[] = ['--profile', 'smoke'],
  ) {
    this.id = id;
    this.folder = runFolder(reports, id);
    this.#ledger = path.join(this.folder, ledgerName);
    const env = {
      ...{ PATH: environmentVariables()['PATH'], ...settings, REPORTS_FOLDER: reports, CHANGE_TRACKING_RUN_ID: id },
      ...{ KEEP_EVIDENCE: 'false', SETTLE_SECONDS: '5', JOB_SECONDS: '30' },
    };
    this.#process = spawn(process.execPath, [...verify, ...args], { cwd: root, env, detached: true });
    this.ended = this.#untilItEnds();
  }

  /** The processes of the run that somebody can hit: all of them, as a power cut does, or one. */
  kill(signal: NodeJS.Signals, whom: 'all' | 'verify' | 'runner'): void {
    const own = this.#process.pid ?? 0;
    const runner = readLedgerFile(this.#ledger)?.processes?.run.pid ?? own;
    try {
      process.kill({ all: -own, verify: own, runner }[whom], signal);
    } catch {
      // It has ended by itself.
    }
  }

  /** Acts when the run has written its ledger for the `nth` time, or a file of this name. Returns whether that came. */
  async when(moment: { readonly note: number } | { readonly file: string }, act: () => void): Promise<boolean> {
    mkdirSync(this.folder, { recursive: true });
    let came = false;
    const watcher = watch(this.folder, (_event, name) => {
      if (name === ledgerName) this.notes += 1;
      if (came || !('note' in moment ? this.notes >= moment.note : name === moment.file)) return;
      came = true;
      act();
    });
    await this.ended;
    watcher.close();
    return came;
  }

  /** Until no process of it lives: those that outlive the command wind up by themselves. */
  async isOver(): Promise<void> {
    await this.ended;
    await waitUntil({
      what: `the processes of run ${this.id} to end`,
      probe: () => Promise.resolve(readLedgerFile(this.#ledger)),
      done: data => data === undefined || standingOf(data) === 'over',
      timeout: 60_000,
      timing: realTiming,
    });
  }

  /** What it said of the environment; undefined where it came to no verdict. */
  get verdict(): string | undefined {
    return readVerdict(this.folder)?.verdict;
  }

  async #untilItEnds(): Promise<RunEnd> {
    let printed = '';
    const collect = (chunk: Buffer) => (printed += chunk.toString());
    this.#process.stdout?.on('data', collect);
    this.#process.stderr?.on('data', collect);
    await once(this.#process, 'exit');
    return { status: this.#process.exitCode, printed };
  }
}
