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
  if (milliseconds < 9_950) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
