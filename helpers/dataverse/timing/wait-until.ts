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
  /** What tells of progress where that costs a look of its own: asked now and then in a long wait, instead of `describe`. */
  readonly progress?: () => Promise<string | undefined>;
  readonly whatToDo?: string;
};

/** Milliseconds: from when a wait is told, how often its progress is looked at, and how often it is told without any. */
const [worthTelling, betweenLooks, betweenSentences] = [3_000, 5_000, 30_000];

/**
 * Probes until `done`, at once the first time, and tells whoever watches the run what it waits for: where that can be
 * described whenever it changes, and from time to time. Throws WaitTimeoutError with the last thing seen after the deadline.
 */
export async function waitUntil<T>(wait: Wait<T>): Promise<T> {
  const watch = progressOf(wait);
  const probe = async (): Promise<T> => {
    const seen = await wait.probe();
    if (!wait.done(seen)) await watch(seen);
    return seen;
  };
  const seen = await lookUntil({ ...wait, probe });
  if (wait.done(seen)) return seen;
  throw waitTimedOut(wait, seen);
}

/** Tells of a wait that is not over yet, by what was just seen: at most once in some seconds. */
function progressOf<T>({ what, timeout, timing, describe, progress }: Wait<T>): (seen: T) => Promise<void> {
  const started = timing.now();
  let [nextLook, nextSentence] = [started + worthTelling, started + betweenSentences];
  let told: string | undefined;
  return async seen => {
    const now = timing.now();
    if (now < nextLook) return;
    nextLook = now + betweenLooks;
    const words = (await progress?.()) ?? describe?.(seen);
    if (words === told && now < nextSentence) return;
    [told, nextSentence] = [words, now + betweenSentences];
    const waited = `${inSeconds(now - started)} of at most ${inSeconds(timeout)}`;
    tell(`Waiting for ${what}: ${words === undefined ? '' : `${words}, `}${waited}.`);
  };
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
const inSeconds = (milliseconds: number): string =>
  `${milliseconds < 9_950 ? Math.round(milliseconds / 100) / 10 : Math.round(milliseconds / 1_000)} s`;
