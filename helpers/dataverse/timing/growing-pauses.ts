const [firstPause, longestPause] = [100, 5_000];

/** Milliseconds to let pass before asking again: each half as long again as the one before, five seconds at most. */
export function* growingPauses(): Generator<number, never> {
  for (let pause = firstPause; ; pause = Math.min(pause * 1.5, longestPause)) yield pause;
}
