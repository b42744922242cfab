import { growingPauses } from '../timing/growing-pauses';
import type { Timing } from '../timing/timing';

/** How long a chain of deltas is given to come to rest. */
export type Patience = {
  /** Milliseconds. */
  readonly limit: number;
  readonly timing: Timing;
};

/** Reads of one chain, each from where the one before it ended. */
export type Chain<Read> = {
  readonly reads: readonly [Read, ...Read[]];
  /** Whether what was waited for came in time. */
  readonly isDone: boolean;
  /** Milliseconds from the end of the first read to that of the last. */
  readonly afterMs: number;
};

/**
 * Asks for delta after delta, each from where the one before ended, until `isDone` says that there is no more to wait for,
 * or the limit passed. The first delta is asked for again at once, later ones after growing pauses. Nothing is asked beyond
 * the first where that one is enough.
 */
export async function follow<Read>(
  first: Read,
  next: (last: Read) => Promise<Read>,
  isDone: (reads: Chain<Read>['reads']) => boolean,
  { limit, timing }: Patience,
): Promise<Chain<Read>> {
  const started = timing.now();
  const pauses = growingPauses();
  const elapsed = (): number => timing.now() - started;
  let reads: Chain<Read>['reads'] = [first];
  for (let last = first; ;) {
    if (isDone(reads)) return { reads, isDone: true, afterMs: elapsed() };
    const left = limit - elapsed();
    if (left <= 0) return { reads, isDone: false, afterMs: elapsed() };
    if (reads.length > 1) await timing.sleep(Math.min(pauses.next().value, left));
    last = await next(last);
    reads = [...reads, last];
  }
}
