import type { TestResult, TestStep } from '@playwright/test/reporter';
import { exchangeText } from '../exchanges/exchange-text';
import { exchangeContentType, type HttpExchange, readHttpExchange } from '../exchanges/http-exchange';
import { shownText } from '../words/shown-text';

/** The HTTP exchange that came before the failure of a test, as text: redacted, without most headers. */
export function lastExchange({ steps, status }: Pick<TestResult, 'steps' | 'status'>): string | undefined {
  if (status !== 'failed' && status !== 'timedOut') return undefined;
  const all = steps.flatMap(flattenSteps);
  const failure = all.findIndex(({ error }) => error !== undefined);
  const before = failure < 0 ? all : all.slice(0, failure + 1);
  // A step that failed holds its own exchanges, and they come after it.
  const within = failure < 0 ? [] : flattenSteps(all[failure]);
  const exchange = [...before, ...within].flatMap(exchangesOf).at(-1);
  return exchange === undefined ? undefined : shownText(exchangeText(exchange));
}

/** A step and all below it. */
export const flattenSteps = (step: TestStep | undefined): TestStep[] =>
  step === undefined ? [] : [step, ...step.steps.flatMap(flattenSteps)];

const exchangesOf = ({ attachments }: TestStep): HttpExchange[] =>
  attachments
    .filter(({ contentType }) => contentType === exchangeContentType)
    .flatMap(({ body }) => readHttpExchange(body?.toString('utf8') ?? '') ?? []);
