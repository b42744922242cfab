import { type Failure, isFailure } from '../evidence';
import { type Judgement, mostDecisiveOutcome } from './judgement';
import { requirement } from '../requirements/catalogue';
import { shownText } from '../words/shown-text';
import type { Attempt, TestRecord } from '../test-record';

/** What a test proves, and which attempt at it decided. */
export type JudgedTest = {
  readonly test: TestRecord;
  readonly judgement: Judgement;
  /** What each attempt proved. */
  readonly attempts: readonly Judgement['outcome'][];
  readonly exchange: string | undefined;
};

/** Judges one test by all its attempts. `cause` is the title of the run's first failed test: why others did not run. */
export function judgeTest(test: TestRecord, cause: string | undefined): JudgedTest {
  const judged = test.attempts.map((attempt, n) => ({
    attempt,
    judgement: weighAttempts(judgeAttempt(attempt, test, cause), n),
  }));
  const attempts = judged.map(({ judgement }) => judgement.outcome);
  const decisive = mostDecisiveOutcome(judged, ({ judgement }) => judgement.outcome);
  const judgement = decisive?.judgement ?? { outcome: 'blocked', reason: outcomeReasonOf(cause) };
  return { test, judgement: tellRetries(judgement, attempts), attempts, exchange: decisive?.attempt.exchange };
}

/**
 * A retry meets what the attempt before it left behind, so it proves nothing against the environment, and nothing for it:
 * it can only add that nobody could look.
 */
const weighAttempts = (judgement: Judgement, n: number): Judgement =>
  n > 0 && judgement.outcome === 'failed' ? { ...judgement, outcome: 'error' } : judgement;

function tellRetries(judgement: Judgement, attempts: readonly Judgement['outcome'][]): Judgement {
  const { outcome, reason } = judgement;
  if (attempts.length < 2) return judgement;
  const told = `Attempts: ${attempts.join(', ')}. A retry cannot make it better.`;
  return { ...judgement, reason: outcome === 'passed' ? reason : `${reason ?? ''}\n${told}` };
}

function judgeAttempt(attempt: Attempt, test: TestRecord, cause: string | undefined): Judgement {
  const found = judgeStatus(attempt, cause);
  const flaw = evidenceFlawOf(attempt, test);
  return flaw === undefined || found.outcome === 'failed'
    ? found
    : { outcome: 'error', reason: flaw, because: 'suite' };
}

/** Evidence that nobody can use is a defect of the suite: the test is not taken for more than it proved. */
function evidenceFlawOf({ unreadable, evidence }: Attempt, { requirementIds }: TestRecord): string | undefined {
  const [half] = unreadable;
  if (half !== undefined) return `The test left evidence that cannot be read: ${shownText(half)}`;
  const stray = evidence
    .filter(one => one.kind === 'observed')
    .find(({ requirement }) => requirementIds.every(id => id !== requirement));
  if (stray !== undefined) return `The test observed ${stray.requirement}, which it does not name.`;
  const known = new Set(requirementIds.flatMap(id => requirement(id).preconditions ?? []));
  const unnamed = evidence.filter(one => one.kind === 'lacks').find(({ precondition }) => !known.has(precondition));
  return unnamed && `The test lacks ${unnamed.precondition}, which is no precondition of what it names.`;
}

function judgeStatus({ status, evidence, skipReason }: Attempt, cause: string | undefined): Judgement {
  switch (status) {
    case 'passed':
      return { outcome: 'passed', reason: null };
    case 'skipped': {
      const blocked = evidence.find(one => one.kind === 'blocked');
      if (blocked !== undefined) return { outcome: 'blocked', reason: blocked.why };
      const lacking = evidence.find(one => one.kind === 'lacks');
      if (lacking !== undefined) return { outcome: 'skipped', reason: `Not applicable here: ${lacking.why}` };
      if (skipReason === undefined) return { outcome: 'blocked', reason: outcomeReasonOf(cause) };
      return { outcome: 'skipped', reason: skipReason || 'The spec skips it and gives no reason.' };
    }
    case 'interrupted':
      return { outcome: 'error', reason: 'The run was stopped before this test ended.\n  What to do: run it again.' };
    case 'failed':
    case 'timedOut':
      return judgeFailures(evidence.filter(isFailure));
  }
}

/** One proof outweighs what happened beside it. */
function judgeFailures(failures: readonly Failure[]): Judgement {
  const proof = failures.find(({ kind }) => kind === 'differs');
  if (proof !== undefined) return { outcome: 'failed', reason: shownText(proof.error) };
  const first = failures.find(one => one.kind === 'could-not-look');
  const reason = shownText(first?.error ?? 'The test failed and gave no error.');
  return { outcome: 'error', reason, because: first === undefined ? 'suite' : first.because };
}

const outcomeReasonOf = (cause: string | undefined): string =>
  cause === undefined
    ? 'It did not run: the run was stopped before it.'
    : `It did not run: "${cause}" did not succeed.`;
