import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { narrowingArguments } from '../../helpers/verdict/reporters/scope-of-run';
import { addUp, reconcile, type Counted } from './reconcile';
import { survivalsIn } from './survival';
import { readSurvivals, renderSurvivals } from './survival-page';

type Options = {
  readonly write?: boolean;
  readonly root?: string;
  readonly argv?: readonly string[];
  readonly say?: (text: string) => void;
};

/**
 * Compares what the unit tests counted with `docs/reliability.md`, and fails a run that counted something else. With `write` it
 * writes the page. Where a test failed it does neither.
 */
class ReliabilityReporter implements Reporter {
  readonly #write: boolean;
  readonly #root: string;
  readonly #say: (text: string) => void;
  /** Some tests of a file may be left out: then its counts say nothing. */
  readonly #partly: boolean;
  readonly #results = new Map<TestCase, TestResult>();
  #suite: Suite | undefined;

  constructor({
    write = false,
    root = path.join(__dirname, '../..'),
    argv = process.argv,
    say = text => console.log(text),
  }: Options = {}) {
    this.#say = say;
    this.#write = write;
    this.#root = root;
    const narrowing = narrowingArguments(argv.slice(argv.indexOf('test') + 1));
    this.#partly = narrowing.some(argument => argument.startsWith('-') || /:\d+$/.test(argument));
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#results.set(test, result);
  }

  onEnd(result: FullResult): Promise<{ status?: FullResult['status'] }> {
    return Promise.resolve(this.#conclude(result));
  }

  #conclude({ status }: FullResult): { status?: FullResult['status'] } {
    if (this.#partly || status !== 'passed') return {};
    const file = path.join(this.#root, 'docs/reliability.md');
    const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const rows = reconcile(readSurvivals(page), this.#counted(), name => existsSync(path.join(this.#root, name)));
    const now = renderSurvivals(rows);
    // Rows of two branches that were merged stand where git put them: that is no difference.
    if (now === (this.#write ? page : renderSurvivals(readSurvivals(page)))) return {};
    if (this.#write) {
      writeFileSync(file, now);
      this.#say('docs/reliability.md is written');
      return {};
    }
    this.#say(
      `\ndocs/reliability.md does not say what the tests counted. What to do: npm run reliability.\n${differences(page, now)}`,
    );
    return { status: 'failed' };
  }

  #counted(): Counted[] {
    const tests = (this.#suite?.allTests() ?? []).filter(({ repeatEachIndex }) => repeatEachIndex === 0);
    return [...new Set(tests.map(({ location }) => location.file))].map(file => {
      const results = tests.filter(({ location }) => location.file === file).map(test => this.#results.get(test));
      const passed = results.filter(result => result?.status === 'passed');
      const name = path.relative(this.#root, file).replaceAll(path.sep, '/');
      const noted = passed.flatMap(result => survivalsIn(result?.annotations ?? []));
      return {
        file: name,
        rows: addUp(noted.map(row => ({ ...row, file: name }))),
        whole: passed.length === results.length,
      };
    });
  }
}

/** The lines that only one of two pages has. */
function differences(page: string, now: string): string {
  const [before, after] = [page.split('\n'), now.split('\n')];
  return [
    ...before.filter(line => !after.includes(line)).map(line => `- ${line}`),
    ...after.filter(line => !before.includes(line)).map(line => `+ ${line}`),
  ].join('\n');
}

export default ReliabilityReporter;
