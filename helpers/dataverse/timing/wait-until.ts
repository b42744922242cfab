import { WaitTimeoutError } from '../errors';
import type { Timing } from './timing';

type Wait<T> = {
  /** What is waited for, in words that complete "Waited 60 s for …". */
  readonly what: string;
  readonly probe: () => Promise<T>;
  readonly done: (seen: T) => boolean;
  /** Milliseconds. */
  readonly timeout: number;
  /** How the last thing seen is described; JSON when left out. */
  readonly describe?: (seen: T) => string;
  readonly whatToDo?: string;
  readonly timing: Timing;
};

/** Milliseconds between probes: the first interval grows by half each time. */
const [firstInterval, longestInterval] = [250, 5_000];

/** Probes until `done`, at once the first time. Throws WaitTimeoutError with the last thing seen after the deadline. */
export async function waitUntil<T>(wait: Wait<T>): Promise<T> {
  const { probe, done, timing } = wait;
  const deadline = timing.now() + wait.timeout;
  for (let interval = firstInterval; ; interval = Math.min(interval * 1.5, longestInterval)) {
    const seen = await probe();
    if (done(seen)) return seen;
    const left = deadline - timing.now();
    if (left <= 0) throw waitTimedOut(wait, seen);
    await timing.sleep(Math.min(interval, left));
  }
}

function waitTimedOut<T>({ what, timeout, describe, whatToDo }: Wait<T>, seen: T): WaitTimeoutError {
  const last = describe?.(seen) ?? JSON.stringify(seen);
  return new WaitTimeoutError(
    `Waited ${timeout / 1_000} s for ${what}. Last seen: ${last}`,
    whatToDo ?? 'see in the report how the last answers changed, and whether the environment is busy with another job.',
  );
}
