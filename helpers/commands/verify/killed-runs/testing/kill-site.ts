import { execFile } from 'node:child_process';
import path from 'node:path';
import { listUnfinished } from '../../../../run/ledger/unfinished';
import { environmentVariables } from '../../../../run/settings/environment';
import { root, runsTypeScript } from '../../../command';
import type { Blow, Moment } from './moments';
import type { SmallDisk } from './small-disk';
import { onStandingEnvironment, type StandingEnvironment } from './standing-environment';
import { type RunEnd, WatchedRun } from './watched-run';

const cleanup = [...runsTypeScript, path.join(root, 'helpers/commands/cleanup/cleanup.ts')];

/** A run that was hit, and how it ended. */
export type Killed = { readonly run: WatchedRun; readonly end: RunEnd };

/** An environment, a reports folder, and runs in them that are killed. */
export class KillSite {
  readonly reports: string;
  readonly #environment: StandingEnvironment;
  readonly #disk: SmallDisk | undefined;
  #runs = 0;

  private constructor(reports: string, environment: StandingEnvironment, disk: SmallDisk | undefined) {
    this.reports = reports;
    this.#environment = environment;
    this.#disk = disk;
  }

  /** `disk`: the one that the reports folder is on, where it can be filled. */
  static at<T>(reports: string, act: (site: KillSite) => Promise<T>, disk?: SmallDisk): Promise<T> {
    return onStandingEnvironment(environment => act(new KillSite(reports, environment, disk)));
  }

  /** Starts a run; in another reports folder where that is of another clone. */
  start(reports = this.reports): WatchedRun {
    this.#runs += 1;
    return new WatchedRun(`0a1b2c${this.#runs.toString(16).padStart(2, '0')}`, reports, this.#environment.settings);
  }

  /** A run that is hit at a moment; undefined where it had ended before. A disk that was filled or locked takes writes again. */
  async hit({ signal, whom, times }: Blow, moment: Moment): Promise<Killed | undefined> {
    const run = this.start();
    const came = await run.when(moment, () => {
      if (signal === 'full disk') return this.#disk?.fill();
      if (signal === 'read-only disk') return this.#disk?.makeReadOnly();
      run.kill(signal, whom);
      // A second Ctrl-C within a second is taken for the same one, which npm may send twice.
      if (times === 2) setTimeout(() => run.kill(signal, whom), 1_200);
    });
    const end = await run.ended;
    this.#disk?.makeWritable();
    this.#disk?.free();
    return came ? { run, end } : undefined;
  }

  /** What is in the environment that no run should have left, and on record as not finished. */
  async left(): Promise<{ readonly inEnvironment: readonly string[]; readonly onRecord: readonly string[] }> {
    return {
      inEnvironment: await this.#environment.left(),
      onRecord: listUnfinished(this.reports).map(({ data }) => data.runId),
    };
  }

  /** `npm run cleanup`. */
  cleanUp(reports = this.reports): Promise<RunEnd> {
    const env = {
      PATH: environmentVariables()['PATH'],
      ...this.#environment.settings,
      ...{ REPORTS_FOLDER: reports, JOB_SECONDS: '10' },
    };
    return new Promise(resolve => {
      execFile(process.execPath, cleanup, { cwd: root, env }, (error, stdout, stderr) =>
        resolve({ status: error === null ? 0 : Number(error.code), printed: stdout + stderr }),
      );
    });
  }
}
