import { WaitTimeoutError } from '../errors';
import { growingPauses } from './growing-pauses';
import type { Timing } from './timing';

type Look<T> = {
  readonly probe: () => Promise<T>;
  readonly done: (seen: T) => boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly timing: Timing;
};

type Wait<T> = Look<T> & {
  /** What is waited for, in words that complete "Waited 60 s for …". */
  readonly what: string;
  /** How the last thing seen is described; JSON when left out. */
  readonly describe?: (seen: T) => string;
  readonly whatToDo?: string;
};

/** Probes until `done`, at once the first time. Throws WaitTimeoutError with the last thing seen after the deadline. */
export async function waitUntil<T>(wait: Wait<T>): Promise<T> {
  const seen = await lookUntil(wait);
  if (wait.done(seen)) return seen;
  throw waitTimedOut(wait, seen);
}

/**
 * The same, for whoever judges what is seen: after the deadline it is the last thing seen that counts. For what an
 * environment may show a moment late, and must show.
 */
export async function lookUntil<T>({ probe, done, timeout, timing }: Look<T>): Promise<T> {
  const deadline = timing.now() + timeout;
  const pauses = growingPauses();
  for (;;) {
    const seen = await probe();
    const left = deadline - timing.now();
    if (done(seen) || left <= 0) return seen;
    await timing.sleep(Math.min(pauses.next().value, left));
  }
}

function waitTimedOut<T>({ what, timeout, describe, whatToDo }: Wait<T>, seen: T): WaitTimeoutError {
  const last = describe?.(seen) ?? JSON.stringify(seen);
  return new WaitTimeoutError(
    `Waited ${timeout / 1_000} s for ${what}. Last seen: ${last}`,
    whatToDo ?? 'see in the report how the last answers changed, and whether the environment is busy with another job.',
  );
}
