import type { StatusDetails, StepResult, TestResult } from 'allure-js-commons';
import path from 'node:path';

/** A test as Allure is about to keep it: what is in it may be changed. */
type Steps = Pick<StepResult, 'steps' | 'statusDetails'>;

/**
 * Takes out of a result what tells of the computer it was made on and says nothing of the test: the computer's name, and where
 * this project stands on it. What `scrub` takes out of a text is gone before anything is written, also of a run that is killed.
 */
export function makeImpersonal(result: TestResult, root: string, scrub: (text: string) => string): void {
  result.labels = result.labels.filter(({ name }) => name !== 'host');
  const shown = (text: string): string => scrub(text.replaceAll(root + path.sep, ''));
  cleanSteps(result, shown);
}

function cleanSteps({ steps, statusDetails }: Steps, shown: (text: string) => string): void {
  clean(statusDetails, shown);
  for (const step of steps) {
    if (step.name !== undefined) step.name = shown(step.name);
    cleanSteps(step, shown);
  }
}

function clean(details: StatusDetails | undefined, shown: (text: string) => string): void {
  if (details === undefined) return;
  for (const name of ['message', 'trace', 'actual', 'expected'] as const) {
    const text = details[name];
    if (text !== undefined) details[name] = shown(text);
  }
}
