import { expect, test } from '@playwright/test';
import { isMet } from '../part';
import type { Seeded } from './seed-in-turns';
import type { SeederName } from './seeders';
import { measuredOf } from './seeding-figures';

/** Seedings of so many rows that took so many milliseconds each, after a first one. */
function seeded(name: SeederName, rows: number, times: readonly number[], more: Partial<Seeded> = {}): Seeded {
  const all = rows * (times.length + 1);
  return {
    name,
    rounds: times.map(milliseconds => ({ rows, milliseconds, processor: 100, emulator: 200, peakMegabytes: 90 })),
    ...{ acknowledged: all, held: all, emulatorMegabytes: 150 },
    ...more,
  };
}

test("rows a second are held against those of the same turn, so that a slow minute is everybody's", () => {
  const { targets = [] } = measuredOf([
    seeded('single POSTs', 100, [100, 1_000, 110]),
    seeded('change sets in $batch', 1_000, [100, 1_000, 110]),
    seeded('CreateMultiple', 2_000, [100, 1_000, 110]),
    seeded('CreateMultiple in parallel', 4_000, [160, 1_600, 176]),
  ]);

  expect(targets.map(({ ratio }) => Number(ratio.toFixed(2)))).toEqual([20, 10, 1.25]);
  expect(targets.map(isMet)).toEqual([true, true, true]);
});

test('requests of many rows that are hardly faster than many requests miss their targets', () => {
  const { targets = [] } = measuredOf([
    seeded('single POSTs', 100, [100]),
    seeded('change sets in $batch', 100, [13]),
    seeded('CreateMultiple', 100, [7]),
    seeded('CreateMultiple in parallel', 100, [8]),
  ]);

  expect(targets.map(isMet)).toEqual([false, false, false]);
});

test('what a row takes is told of both sides, and not where the system does not tell', () => {
  const single = seeded('single POSTs', 100, [50, 200, 100]);
  const untold = single.rounds.map(round => ({ ...round, emulator: undefined }));

  expect(measuredOf([single]).lines).toEqual([
    'single POSTs: 1,000 rows a second, 1.0 times single POSTs; processor time of a row 1,000 µs here and 2,000 µs in the emulator; 90 MB at most here, 150 MB there with 400 rows',
  ]);
  expect(measuredOf([{ ...single, rounds: untold, emulatorMegabytes: undefined }]).lines).toEqual([
    'single POSTs: 1,000 rows a second, 1.0 times single POSTs; processor time of a row 1,000 µs here and an untold amount in the emulator; 90 MB at most here, an untold amount there with 400 rows',
  ]);
});

test('rows that were acknowledged and are not there make the figures worthless, rows too many as well', () => {
  const faultsWith = (held: number) => measuredOf([seeded('single POSTs', 100, [50], { held })]).faults;

  expect(faultsWith(199)).toEqual(['of 200 rows that were acknowledged (single POSTs) the table holds 199']);
  expect(faultsWith(201)).toHaveLength(1);
  expect(faultsWith(200)).toEqual([]);
});
