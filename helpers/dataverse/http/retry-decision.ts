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

/**
 * Milliseconds to wait before the request is sent again, or undefined when it must not be. What was turned away or rolled
 * back left no trace, so that any verb may follow it; a lost answer, or a fault of the moment, leaves open whether it was
 * executed. Who comes back earlier than asked is asked to wait longer, so a wait is never cut short
 * (https://learn.microsoft.com/power-apps/developer/data-platform/api-limits).
 */
export function retryDelay(outcome: AttemptOutcome, context: AttemptContext): number | undefined {
  if (context.attempt >= mostAttempts || !mayRetry(outcome, context)) return undefined;
  const asked = outcome.kind === 'reply' ? (outcome.retryAfter ?? 0) : 0;
  if (asked > longestWait) return undefined;
  const delay = Math.max(500 * 2 ** (context.attempt - 1), asked);
  return context.elapsed + delay > longestEffort ? undefined : delay;
}

/** Whether the environment may have executed a request although no answer of its own came. */
export function leavesOpen(outcome: AttemptOutcome): boolean {
  if (outcome.kind === 'reply') return outcome.answer === 'passing';
  return outcome.failure === 'no-answer' || outcome.failure === 'time-limit';
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
