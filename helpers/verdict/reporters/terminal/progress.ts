import type { TestCase, TestResult } from '@playwright/test/reporter';

/** How a test came out, from the reader's side. */
export type End = 'passed' | 'failed' | 'skipped' | 'not run';

export function endOf(test: TestCase, result: TestResult): End {
  if (result.status === 'skipped') return 'skipped';
  if (result.status === 'interrupted') return 'not run';
  return result.status === 'passed' || result.status === test.expectedStatus ? 'passed' : 'failed';
}

/** `7 passed, 1 failed`: what did not happen is left out. */
export function describeEnds(ends: readonly End[]): string {
  const count = (wanted: End) => ends.filter(end => end === wanted).length;
  const told = (['passed', 'failed', 'skipped', 'not run'] as const).map(end => [count(end), end] as const);
  return told
    .filter(([n]) => n > 0)
    .map(([n, end]) => `${n} ${end}`)
    .join(', ');
}

/** `0.4 s`, `12 s`, `3 min 5 s`. */
export function describeTime(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
