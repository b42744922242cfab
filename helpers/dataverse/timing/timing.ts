import { setTimeout as sleep } from 'node:timers/promises';

/** The passing of time, so that a test can make it pass quickly. */
export type Timing = {
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

export const realTiming: Timing = {
  now: () => performance.now(),
  sleep: milliseconds => sleep(milliseconds),
};
