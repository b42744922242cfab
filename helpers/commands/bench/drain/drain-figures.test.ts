import { expect, test } from '@playwright/test';
import { isMet } from '../part';
import { measuredOf } from './drain-figures';
import type { SizeDrained } from './drain-in-turns';

/** Drains of so many milliseconds each, in the order of the rounds. */
function drained(rows: number, { ours, raw, other }: Readonly<Record<'ours' | 'raw' | 'other', number[]>>, peak = 100) {
  const rounds = (times: readonly number[]) =>
    times.map(milliseconds => ({ rows, milliseconds, processor: 1, peakMegabytes: peak }));
  const by: SizeDrained['by'] = new Map([
    ['our reader', rounds(ours)],
    ['a raw loop', rounds(raw)],
    ['dynamics-web-api', rounds(other)],
  ]);
  return { rows, by };
}

test("rounds are held against those of the same turn, so that a slow minute is everybody's", () => {
  const even = { ours: [100, 1_000, 110], raw: [100, 1_000, 100], other: [130, 1_300, 150] };

  const { targets = [] } = measuredOf([drained(10, even)]);

  expect(targets.map(({ ratio }) => Number(ratio.toFixed(2)))).toEqual([1, 1.3]);
  expect(targets.map(isMet)).toEqual([true, true]);
});

test('a reader that is slower than a loop, or no faster than a library, or grows with the table, misses its targets', () => {
  const slow = { ours: [101], raw: [100], other: [130] };

  const { targets = [] } = measuredOf([drained(10, slow, 100), drained(100, slow, 126)]);

  expect(targets.map(isMet)).toEqual([false, false, false, false, false]);
});

test('a contestant that does not read every row makes the figures worthless', () => {
  const { rows, by } = drained(10, { ours: [1], raw: [1], other: [1] });

  expect(measuredOf([{ rows: 11, by }]).faults).toHaveLength(3);
  expect(measuredOf([{ rows, by }]).faults).toEqual([]);
});
