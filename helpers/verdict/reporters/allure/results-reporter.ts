import type { TestCase, TestResult } from '@playwright/test/reporter';
import AllureReporter from 'allure-playwright';

/**
 * Writes `allure-results` as allure-playwright does, without what Playwright adds and no reader of a report wants:
 * annotations that say nothing of a test (`serial`, how its file is run), which Allure would show as steps, and the
 * advice for AI tools that Playwright attaches to every failure.
 */
class ResultsReporter extends AllureReporter {
  override onTestBegin(test: TestCase): void {
    super.onTestBegin(sharing(test, { annotations: test.annotations.filter(isTelling) }));
  }

  override onTestEnd(test: TestCase, result: TestResult): Promise<void> {
    return super.onTestEnd(test, sharing(result, { attachments: result.attachments.filter(isEvidence) }));
  }
}

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
