import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
  TestStep,
} from '@playwright/test/reporter';
import { type Environment, environmentVariables } from '../../../run/settings/environment';
import { onlyLists } from '../scope-of-run';
import { shownText } from '../../words/shown-text';
import { readToldLine } from '../../words/told-line';
import { cut } from './paint';
import { describeEnds, describeTime, type End, endOf } from './progress';
import { type Output, Screen } from './screen';
import { type Stage, stagesOf } from './stages';

type Options = { readonly output?: Output; readonly env?: Environment; readonly argv?: readonly string[] };

/** Failed tests that are named as they fail; all are told in blocks at the end. */
const mostNamed = 5;
/** Milliseconds between two lines of what is waited for, where they stay. */
const betweenWaits = 15_000;
/** Milliseconds between two looks of the live line. */
const liveEvery = 500;

/**
 * What a terminal shows of a run while it lasts: a line for each stage, and on a terminal that somebody looks at one that
 * lives. The failures and the verdict come at its end, from whoever judges them.
 */
class TerminalReporter implements Reporter {
  readonly #screen: Screen;
  readonly #onlyLists: boolean;
  readonly #ends = new Map<TestCase, End>();
  readonly #running = new Map<TestCase, string>();
  readonly #begun = new Map<TestCase, number>();
  readonly #told = new Set<Stage>();
  readonly #errors = new Set<string>();
  readonly #startedAt = performance.now();
  #stages: readonly Stage[] = [];
  #total = 0;
  #named = 0;
  #wait: { readonly sentence: string; readonly since: number } | undefined;
  #waitToldAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor({ output = process.stdout, env = environmentVariables(), argv = process.argv }: Options = {}) {
    this.#screen = new Screen(output, env);
    this.#onlyLists = onlyLists(argv);
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    const tests = suite.allTests();
    this.#stages = stagesOf(tests);
    this.#total = tests.length;
    if (this.#onlyLists || !this.#screen.isLive) return;
    this.#timer = setInterval(() => this.#showLive(), liveEvery);
    this.#timer.unref();
  }

  onTestBegin(test: TestCase): void {
    this.#begun.set(test, performance.now());
    this.#running.set(test, test.title);
    this.#showLive();
  }

  onStepBegin(test: TestCase, _result: TestResult, step: TestStep): void {
    if (step.category === 'test.step') this.#running.set(test, step.title);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const end = endOf(test, result);
    this.#ends.set(test, end);
    this.#running.delete(test);
    this.#wait = undefined;
    if (end === 'failed') this.#nameFailure(test);
    for (const stage of this.#stages) if (stage.tests.has(test)) this.#tellStage(stage);
    this.#showLive();
  }

  onStdOut(chunk: string | Buffer): void {
    for (const line of linesOf(chunk)) {
      const told = readToldLine(line);
      if (told === undefined) this.#screen.print(line);
      else this.#tellWait(told);
    }
  }

  onStdErr(chunk: string | Buffer): void {
    for (const line of linesOf(chunk)) this.#screen.print(line);
  }

  /** A defect of one file that many import is an error of each of them. */
  onError({ message, value }: TestError): void {
    const text = shownText(message ?? value ?? 'an error without a message');
    if (this.#errors.has(text)) return;
    this.#errors.add(text);
    const { paint, width } = this.#screen;
    for (const line of text.split('\n').slice(0, 10)) this.#screen.print(paint('red', cut(line, width)));
  }

  onEnd(result: FullResult): void {
    if (this.#onlyLists || this.#ends.size === 0) return;
    clearInterval(this.#timer);
    this.#screen.show('');
    for (const stage of this.#stages) this.#tellStage(stage, true);
    const missing = Array.from({ length: this.#total - this.#ends.size }, () => 'not run' as const);
    const tests = describeEnds([...this.#ends.values(), ...missing]);
    this.#screen.print(`\n  ${tests} (${describeTime(result.duration)})`);
  }

  printsToStdio(): boolean {
    return !this.#onlyLists;
  }

  #nameFailure({ title, tags, parent }: TestCase): void {
    this.#named += 1;
    if (this.#named > mostNamed + 1) return;
    const ids = tags.filter(tag => tag.startsWith('@CT-')).map(tag => tag.slice(1));
    const what = [ids.join(' ') || parent.project()?.name, title].join(' ');
    const line = this.#named > mostNamed ? '  ✗ and more, which are told at the end' : `  ✗ ${what}`;
    this.#screen.print(this.#screen.paint('red', cut(line, this.#screen.width)));
  }

  /** `isLast`: also when not all of its tests have ended. */
  #tellStage(stage: Stage, isLast = false): void {
    const own = [...stage.tests];
    const ended = own.filter(test => this.#ends.has(test));
    if (this.#told.has(stage) || ended.length === 0 || (ended.length < own.length && !isLast)) return;
    this.#told.add(stage);
    const ends = own.map(test => this.#ends.get(test) ?? 'not run');
    const isGood = ends.every(end => end === 'passed' || end === 'skipped');
    const time = performance.now() - Math.min(...own.map(test => this.#begun.get(test) ?? Infinity));
    const sign = isGood ? this.#screen.paint('green', '✓') : this.#screen.paint('red', '✗');
    const words = `${stage.name}: ${describeEnds(ends)} (${describeTime(time)})`;
    this.#screen.print(`  ${sign} ${cut(words, this.#screen.width - 4)}`);
  }

  /** Seen at once on the live line. Where lines stay, one now and then. */
  #tellWait(sentence: string): void {
    this.#wait = { sentence, since: performance.now() };
    this.#showLive();
    const now = performance.now();
    if (this.#screen.isLive || now < this.#waitToldAt + betweenWaits) return;
    this.#waitToldAt = now;
    this.#screen.print(cut(`  ${sentence}`, Math.max(this.#screen.width, 200)));
  }

  #showLive(): void {
    if (!this.#screen.isLive) return;
    const elapsed = describeTime(performance.now() - this.#startedAt);
    const waiting = this.#wait && `${this.#wait.sentence} + ${describeTime(performance.now() - this.#wait.since)}`;
    const what = waiting ?? [...this.#running.values()].at(-1) ?? 'a worker starts';
    this.#screen.show(`  ${this.#ends.size} of ${this.#total}, ${elapsed}  ${what}`);
  }
}

const linesOf = (chunk: string | Buffer): string[] => chunk.toString().replace(/\n$/, '').split('\n');

// Playwright loads a reporter by its default export.
export default TerminalReporter;
