import { isConclusive, shownText } from './error-text';
import type { TestRecord } from './test-record';

/** What one test proves. `error`: the suite could not look. `blocked`: something before it failed. */
export type Judgement = {
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'blocked' | 'error';
  /** Null when it passed. */
  readonly reason: string | null;
};

/** Judges one test. `cause` is the title of the run's first failed test, which is why others did not run. */
export function judgeTest(test: TestRecord, cause: string | undefined): Judgement {
  switch (test.status) {
    case 'passed':
      return { outcome: 'passed', reason: null };
    case 'skipped':
      return judgeSkipped(test.skipReason, cause);
    case 'did-not-run':
      return { outcome: 'blocked', reason: becauseOf(cause) };
    case 'interrupted':
      return { outcome: 'error', reason: 'The run was stopped before this test ended.' };
    case 'failed':
    case 'timedOut':
      return judgeFailed(test.errors);
  }
}

function judgeSkipped(skipReason: string | undefined, cause: string | undefined): Judgement {
  if (skipReason === undefined) return { outcome: 'blocked', reason: becauseOf(cause) };
  const blocked = /^blocked:\s*(.*)$/s.exec(skipReason)?.[1];
  if (blocked !== undefined) return { outcome: 'blocked', reason: blocked };
  return { outcome: 'skipped', reason: skipReason || 'The spec skips it and gives no reason.' };
}

function judgeFailed(errors: readonly string[]): Judgement {
  const proof = errors.find(isConclusive);
  if (proof !== undefined) return { outcome: 'failed', reason: shownText(proof) };
  return { outcome: 'error', reason: shownText(errors[0] ?? 'The test failed and gave no error.') };
}

const becauseOf = (cause: string | undefined): string =>
  cause === undefined
    ? 'It did not run: the run was stopped before it.'
    : `It did not run: "${cause}" did not succeed.`;
