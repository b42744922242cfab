import { expect, test } from '@playwright/test';
import { isMet } from '../part';
import type { TimedRun } from './timed-run';
import { measuredOf } from './verify-figures';

const took = (...times: readonly number[]): TimedRun[] =>
  times.map(milliseconds => ({ milliseconds, processor: undefined, megabytes: undefined, fault: undefined }));

test('a run is held against the empty one of its own round, so that a slow minute is that of both', () => {
  const { targets = [] } = measuredOf({
    'an empty run of Playwright': took(1_000, 5_000, 1_000),
    'verify, profile smoke': took(4_000, 20_000, 4_100),
    'verify, profile full': took(8_100, 40_000, 8_100),
  });

  expect(targets.map(({ ratio }) => ratio)).toEqual([4, 8.1]);
  expect(targets.map(isMet)).toEqual([true, false]);
});

test('a run that fails makes the figures worthless, and says what it said', () => {
  const { faults, lines } = measuredOf({
    'an empty run of Playwright': took(1_000),
    'verify, profile smoke': [{ milliseconds: 10, processor: 20, megabytes: 70, fault: 'ended with 2: no disk' }],
    'verify, profile full': took(8_000),
  });

  expect(faults).toEqual(['verify, profile smoke ended with 2: no disk']);
  expect(lines).toEqual([
    'an empty run of Playwright: 1.0 s',
    'verify, profile smoke: 0.0 s, 0.0 s of processor time, 70 MB at most, all processes together',
    'verify, profile full: 8.0 s',
  ]);
});
