import type { FullConfig, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { ReporterRuntime } from 'allure-js-commons/sdk/reporter';
import AllureReporter from 'allure-playwright';
import path from 'node:path';
import { environmentVariables } from '../../../run/settings/environment';
import { createPublishedScrub, type Scrub, scrubFile } from '../scrub';
import { makeImpersonal } from './impersonal-result';
import { ResultsWriter } from './results-writer';

/**
 * Writes `allure-results` as allure-playwright does, without what Playwright adds and no reader of a report wants:
 * annotations that say nothing of a test (`serial`, how its file is run), which Allure would show as steps, and the
 * advice for AI tools that Playwright attaches to every failure. Nothing of it tells of the computer that it was made on, and no
 * secret is in it from the beginning: who kills a run leaves what was written so far. Its report may be published: where evidence
 * is not kept, no id is in it either.
 */
class ResultsReporter extends AllureReporter {
  readonly #scrub: Scrub;
  readonly #where: { root: string };

  constructor(config: ConstructorParameters<typeof AllureReporter>[0]) {
    const where = { root: process.cwd() };
    const scrub = createPublishedScrub(environmentVariables());
    super({
      ...config,
      listeners: [{ beforeTestResultWrite: result => makeImpersonal(result, where.root, scrub) }],
    });
    this.#scrub = scrub;
    this.#where = where;
  }

  override onConfigure(config: FullConfig): void {
    this.#where.root = config.configFile === undefined ? config.rootDir : path.dirname(config.configFile);
    super.onConfigure(config);
  }

  override onBegin(suite: Suite): void {
    super.onBegin(suite);
    // It takes no writer of ours, and the one it makes waits for the disk after each file.
    const runtime: unknown = Reflect.get(this, 'allureRuntime');
    if (runtime instanceof ReporterRuntime && this.options.resultsDir !== undefined)
      runtime.writer = new ResultsWriter(this.options.resultsDir);
  }

  override onTestBegin(test: TestCase): void {
    super.onTestBegin(sharing(test, { annotations: test.annotations.filter(isTelling) }));
  }

  override onTestEnd(test: TestCase, result: TestResult): Promise<void> {
    for (const { name, path: file } of result.attachments)
      if (ofPlaywright.has(name) && file !== undefined) scrubFile(file, this.#scrub);
    return super.onTestEnd(test, sharing(result, { attachments: result.attachments.filter(isEvidence) }));
  }
}

/** What Playwright itself writes of a test, with all that it printed and threw. */
const ofPlaywright: ReadonlySet<string> = new Set(['trace', 'error-context']);

/** The same object but for some properties: whatever else is asked of it, also by its methods, is asked of the first. */
const sharing = <T extends object>(object: T, changes: Partial<T>): T =>
  new Proxy(object, {
    get: (target, name): unknown => (name in changes ? Reflect.get(changes, name) : Reflect.get(target, name, target)),
  });

/** Those with a text are a spec's own words, but evidence: it is for the verdict, and of an attempt before. */
const isTelling = ({ type, description }: TestCase['annotations'][number]): boolean =>
  description !== undefined && type !== 'evidence';

const isEvidence = ({ name }: TestResult['attachments'][number]): boolean => name !== 'error-context';

// Playwright loads a reporter by its default export.
export default ResultsReporter;
