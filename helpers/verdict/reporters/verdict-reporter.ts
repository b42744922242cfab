import path from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { environmentVariables } from '../../run/settings/environment';
import { reportsFolder, runFolder } from '../../run/settings/reports-folder';
import { startRun } from '../../run/start-run';
import { concludeRun } from './conclude-run';
import { createScrub, scrubFolder } from './scrub';
import { recordTest } from './record-test';
import { onlyLists, scopeOfRun } from './scope-of-run';
import { endRun } from './shown/end-run';
import { printVerdict } from './terminal/verdict-lines';
import { removeVerdict } from './write-verdict';

type Options = {
  /** Set by Playwright: the folder of its config. */
  readonly configDir?: string;
};

/** Playwright reporter that turns a run into `verdict.json` and `summary.md`. */
class VerdictReporter implements Reporter {
  readonly #root: string;
  readonly #reports: string;
  /** The folder of this run. */
  readonly #folder: string;
  readonly #run = startRun(environmentVariables());
  /** Whether `npm run verify` started it, which says the verdict and shows the run when its report is made. */
  readonly #isPart = environmentVariables()['VERIFY_PRINTS_VERDICT'] === 'true';
  readonly #onlyLists = onlyLists(process.argv);
  readonly #errors: string[] = [];
  readonly #started: TestCase[] = [];
  #suite: Suite | undefined;
  #began = false;

  constructor(options: Options = {}) {
    this.#root = options.configDir ?? process.cwd();
    this.#reports = reportsFolder(environmentVariables(), this.#root);
    this.#folder = runFolder(this.#reports, this.#run.id);
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onTestBegin(test: TestCase): void {
    this.#begin();
    if (!this.#started.includes(test)) this.#started.push(test);
  }

  onError(error: TestError): void {
    this.#begin();
    this.#errors.push(error.message ?? error.value ?? 'an error without a message');
  }

  onEnd(result: FullResult): void {
    if (this.#onlyLists) return;
    this.#begin();
    const idle = (this.#suite?.allTests() ?? []).filter(test => !this.#started.includes(test));
    const tests = [...this.#started, ...idle].map(test => recordTest(test, this.#root));
    const env = environmentVariables();
    const scope = scopeOfRun(env, process.argv);
    // Where nobody chose tests, it is nobody's fault but the suite's that they cannot be loaded or run.
    const errors = this.#errors.map(what => ({ what, ...(scope === undefined && { because: 'suite' as const }) }));
    const run = { env, run: this.#run, startedAt: result.startTime, tests, errors, scope };

    const verdict = concludeRun({ folder: this.#folder, ...run });

    if (!this.#isPart) printVerdict(verdict, this.#reports, env);
  }

  /** After every reporter has written: theirs are searched for secrets as well. */
  async onExit(): Promise<void> {
    const scrub = createScrub(environmentVariables());
    for (const file of scrubFolder(this.#folder, scrub)) {
      console.error(`A secret was found in ${path.relative(this.#root, file)} and blanked.`);
    }
    if (this.#isPart || this.#onlyLists) return;
    const unshown = await endRun(this.#reports, this.#run.id);
    if (unshown !== undefined) console.error(unshown);
  }

  printsToStdio(): boolean {
    return false;
  }

  #begin(): void {
    if (!this.#began && !this.#onlyLists && !this.#isPart) removeVerdict(this.#reports);
    this.#began = true;
  }
}

// Playwright loads a reporter by its default export.
export default VerdictReporter;
