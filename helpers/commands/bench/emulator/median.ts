/** The one in the middle; NaN of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Of pairs that were measured right after each other, how many times the other each one is: of all pairs the median. */
export const medianRatio = (ones: readonly number[], others: readonly number[]): number =>
  median(ones.map((one, n) => one / (others[n] ?? NaN)));

/** Milliseconds that something took, by the clock. */
export async function millisecondsOf(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}
