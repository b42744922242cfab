import type { NetworkFailureKind } from './network-failure';

/** How one attempt ended. */
export type AttemptOutcome =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly code?: string;
      readonly retryAfter?: number | undefined;
    }
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
const longestWait = 60_000;
const longestEffort = 5 * 60_000;

/**
 * Service protection limits: number of requests, execution time, concurrent requests. The Web API says 429 with them,
 * the Organization Service sends a fault (https://learn.microsoft.com/power-apps/developer/data-platform/api-limits).
 */
export const throttleCodes: ReadonlySet<string> = new Set(['0x80072322', '0x80072321', '0x80072326']);

/** The victim of a deadlock: its transaction was rolled back. */
const sqlDeadlock = '0x80044150';

/**
 * Milliseconds to wait before the request is sent again, or undefined when it must not be. A 429 was not executed, so
 * that any verb may follow it; an answer that is lost or comes from a gateway leaves open whether it was.
 */
export function retryDelay(outcome: AttemptOutcome, context: AttemptContext): number | undefined {
  if (context.attempt >= mostAttempts || !mayRetry(outcome, context)) return undefined;
  const backoff = 500 * 2 ** (context.attempt - 1);
  const asked = outcome.kind === 'reply' ? (outcome.retryAfter ?? 0) : 0;
  const delay = Math.min(Math.max(backoff, asked), longestWait);
  return context.elapsed + delay > longestEffort ? undefined : delay;
}

/** Whether the environment may have executed a request although no answer of its own came. */
export function leavesOpen(outcome: AttemptOutcome): boolean {
  if (outcome.kind === 'reply') return isGatewayStatus(outcome.status);
  return outcome.failure === 'no-answer' || outcome.failure === 'time-limit';
}

function mayRetry(outcome: AttemptOutcome, { attempt, repeatable }: AttemptContext): boolean {
  if (outcome.kind === 'failure') {
    if (outcome.failure === 'not-sent') return true;
    // An attempt that used up its time limit is costly: once more, not five times.
    return repeatable && (outcome.failure === 'no-answer' || (outcome.failure === 'time-limit' && attempt === 1));
  }
  if (outcome.status === 429) return true;
  if (outcome.status === 500) return wasNotExecuted(outcome.code?.toLowerCase() ?? '');
  return repeatable && isGatewayStatus(outcome.status);
}

const wasNotExecuted = (code: string): boolean => code === sqlDeadlock || throttleCodes.has(code);

function isGatewayStatus(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}
