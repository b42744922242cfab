import type { TestResult, TestStep } from '@playwright/test/reporter';
import { exchangeContentType } from '../evidence';
import { shownText } from '../shown-text';

/** What a reader of a failure wants of the headers: the rest is in the Allure report. */
const telling =
  /^(?:prefer|preference-applied|if-match|if-none-match|odata-entityid|www-authenticate|retry-after|location): /i;
const isHeader = /^[a-z][\w.-]*: /i;

/** The HTTP exchange that came before the failure of a test, as its step shows it: redacted, without most headers. */
export function lastExchange({ steps, status }: Pick<TestResult, 'steps' | 'status'>): string | undefined {
  if (status !== 'failed' && status !== 'timedOut') return undefined;
  const all = steps.flatMap(flattenSteps);
  const failure = all.findIndex(({ error }) => error !== undefined);
  const before = failure < 0 ? all : all.slice(0, failure + 1);
  // A step that failed holds its own exchanges, and they come after it.
  const within = failure < 0 ? [] : flattenSteps(all[failure]);
  const text = [...before, ...within].flatMap(exchangesOf).at(-1);
  return text === undefined ? undefined : shownText(text.split('\n').filter(isToldExchange).join('\n'));
}

/** A step and all below it. */
export const flattenSteps = (step: TestStep | undefined): TestStep[] =>
  step === undefined ? [] : [step, ...step.steps.flatMap(flattenSteps)];

const isToldExchange = (line: string): boolean => !isHeader.test(line) || telling.test(line);

const exchangesOf = ({ attachments }: TestStep): string[] =>
  attachments
    .filter(({ contentType }) => contentType === exchangeContentType)
    .flatMap(({ body }) => (body === undefined ? [] : [body.toString('utf8')]));
