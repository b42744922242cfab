import { expect, test } from '@playwright/test';
import type { TableSync } from '../../replica/sync/sync-table';
import { progressLine, syncLine } from './sync-lines';

const delta: TableSync = {
  ...{ reading: 'delta', reason: undefined, wasResumed: false, isComplete: true },
  ...{ pages: 1, told: 2, written: 1, removed: 1, lag: 30_400 },
};

test('a line says what was read, why, and what became of it', () => {
  expect(syncLine('account', delta, 100)).toBe(
    'account: up to date; changes read: 2 told, 1 written, 1 removed, 0.1 s, lag 30 s',
  );
  const full = { ...delta, reading: 'full', reason: 'refused token', told: 9_000, lag: undefined } as const;
  expect(syncLine('account', full, 3_000)).toMatch(
    /^account: up to date; every row read \(the environment refused the kept token.*\): 9000 told.*, 3000 rows\/s, 3\.0 s$/,
  );
});

test('what was stopped is not called up to date', () => {
  expect(syncLine('account', { ...delta, isComplete: false, wasResumed: true }, 100)).toMatch(
    /^account: stopped on the way.*going on where the last read stopped/,
  );
  expect(progressLine('account', delta, 2_000)).toBe('account: 2 rows told, page 1, 1 rows/s, 2.0 s, lag 30 s');
});
