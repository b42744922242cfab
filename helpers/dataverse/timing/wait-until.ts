import { WaitTimeoutError } from '../errors';
import { growingPauses } from './growing-pauses';
import { tell } from './tell';
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

/** Milliseconds between the sentences of a long wait. */
const betweenSentences = 30_000;

/**
 * Probes until `done`, at once the first time, and tells from time to time whoever watches the run what it waits for.
 * Throws WaitTimeoutError with the last thing seen after the deadline.
 */
export async function waitUntil<T>(wait: Wait<T>): Promise<T> {
  const { what, timeout, timing } = wait;
  const started = timing.now();
  let next = started + betweenSentences;
  const probe = async (): Promise<T> => {
    const now = timing.now();
    if (now >= next) {
      tell(`Waiting for ${what}: ${inSeconds(now - started)} of at most ${inSeconds(timeout)}.`);
      next = now + betweenSentences;
    }
    return wait.probe();
  };
  const seen = await lookUntil({ ...wait, probe });
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
    `Waited ${inSeconds(timeout)} for ${what}. Last seen: ${last}`,
    whatToDo ?? 'see in the report how the last answers changed, and whether the environment is busy with another job.',
  );
}

/** Tenths matter only where there are few. */
const inSeconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} s`;
