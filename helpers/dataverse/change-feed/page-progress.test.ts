import { expect, test } from '@playwright/test';
import { ProtocolError } from '../errors';
import { PageProgress } from './page-progress';

/** How many of these pages may lead on. */
function pagesTaken(pageOf: (n: number) => readonly unknown[], most = 1_000): number {
  const progress = new PageProgress();
  for (let n = 0; n < most; n += 1) {
    try {
      progress.leadsOn(pageOf(n));
    } catch (error) {
      if (error instanceof ProtocolError) return n;
      throw error;
    }
  }
  return most;
}

test('pages that bring something new go on', () => {
  expect(pagesTaken(n => [n])).toBe(1_000);
});

test('pages without rows between others go on, a hundred in a row do not', () => {
  expect(pagesTaken(n => (n % 99 === 0 ? [n] : []))).toBe(1_000);
  expect(pagesTaken(() => [])).toBe(99);
  expect(() => {
    const progress = new PageProgress();
    for (;;) progress.leadsOn([]);
  }).toThrow('After 100 pages a read of changes leads on to one more');
});

test('pages that an earlier page of the read brought are nothing new, one by one and in turns', () => {
  expect(pagesTaken(() => ['a', 'b'])).toBe(100);
  expect(pagesTaken(n => [n % 3])).toBe(102);
});

test('a row that was written once more is new', () => {
  expect(pagesTaken(n => [{ id: 'a', '@odata.etag': `W/"${n}"` }])).toBe(1_000);
});
