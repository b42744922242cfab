import type { AnswerKind } from './answer-kind';
import type { NetworkFailureKind } from './network-failure';

/** How one attempt ended. */
export type AttemptOutcome =
  | { readonly kind: 'reply'; readonly answer: AnswerKind; readonly retryAfter?: number | undefined }
  | { readonly kind: 'failure'; readonly failure: NetworkFailureKind };

type AttemptContext = {
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Milliseconds since the first attempt began. */
  readonly elapsed: number;
  /** Whether sending the request twice has the effect of sending it once. */
  readonly repeatable: boolean;
};

export const mostAttempts = 5;

/** Service protection limits look back over five minutes: no environment asks for a longer wait than that. */
const longestWait = 5 * 60_000;
const longestEffort = 2 * longestWait;
/** Between two attempts, where nobody asks for more. */
const longestPause = 30_000;

/**
 * Milliseconds to wait before the request is sent again, or undefined when it must not be. What was turned away or rolled
 * back left no trace, so that any verb may follow it; a lost answer, or a fault of the moment, leaves open whether it was
 * executed. Who is told when to come back is told so as often as the environment is busy with others: there no number of
 * attempts is the end, but ten minutes. Who comes back earlier than asked is asked to wait longer, so a wait is never cut short
 * (https://learn.microsoft.com/power-apps/developer/data-platform/api-limits).
 */
export function retryDelay(outcome: AttemptOutcome, context: AttemptContext): number | undefined {
  const asked = outcome.kind === 'reply' ? (outcome.retryAfter ?? 0) : 0;
  const isAskedToWait = outcome.kind === 'reply' && outcome.answer === 'throttled' && asked > 0;
  if (!isAskedToWait && context.attempt >= mostAttempts) return undefined;
  if (asked > longestWait || !mayRetry(outcome, context)) return undefined;
  const delay = Math.max(Math.min(500 * 2 ** (context.attempt - 1), longestPause), asked);
  return context.elapsed + delay > longestEffort ? undefined : delay;
}

/** Whether the environment may have executed a request although no answer of its own came. */
export function leavesOpen(outcome: AttemptOutcome): boolean {
  if (outcome.kind === 'reply') return outcome.answer === 'passing';
  return outcome.failure !== 'not-sent' && outcome.failure !== 'refused';
}

function mayRetry(outcome: AttemptOutcome, { attempt, repeatable }: AttemptContext): boolean {
  if (outcome.kind === 'failure') {
    if (outcome.failure === 'not-sent') return true;
    // An attempt that used up its time limit is costly: once more, not five times.
    return repeatable && (outcome.failure === 'no-answer' || (outcome.failure === 'time-limit' && attempt === 1));
  }
  switch (outcome.answer) {
    case 'throttled':
    case 'rolled-back':
      return true;
    case 'passing':
      return repeatable;
    case 'stands':
      return false;
  }
}
