import type { FullConfig, FullResult, Reporter, Suite, TestError } from '@playwright/test/reporter';
import { environmentVariables } from '../../../run/settings/environment';
import { reportsFolder, runFolder } from '../../../run/settings/reports-folder';
import { startRun } from '../../../run/start-run';
import { recordTest } from '../record-test';
import { onlyLists } from '../scope-of-run';
import { writeJunit } from './write-junit';

type Options = {
  /** Set by Playwright: the folder of its config. */
  readonly configDir?: string;
};

/**
 * Playwright reporter that writes `junit.xml` into the folder of the run. Playwright's own knows neither what a test proved nor why it was skipped,
 * and puts all that was printed and attached into it.
 */
class JunitReporter implements Reporter {
  readonly #root: string;
  readonly #errors: string[] = [];
  #suite: Suite | undefined;

  constructor({ configDir = process.cwd() }: Options = {}) {
    this.#root = configDir;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError({ message, value }: TestError): void {
    this.#errors.push(message ?? value ?? 'an error without a message');
  }

  onEnd({ startTime, duration }: FullResult): void {
    if (onlyLists(process.argv)) return;
    const tests = (this.#suite?.allTests() ?? []).map(test => recordTest(test, this.#root));
    const env = environmentVariables();
    const run = { tests, errors: this.#errors, startedAt: startTime, durationMs: duration };
    writeJunit(run, { folder: runFolder(reportsFolder(env, this.#root), startRun(env).id), env });
  }

  printsToStdio(): boolean {
    return false;
  }
}

// Playwright loads a reporter by its default export.
export default JunitReporter;
