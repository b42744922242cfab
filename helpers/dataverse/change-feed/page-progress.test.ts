import { expect, test } from '@playwright/test';
import { EndlessReadError, ProtocolError } from '../errors';
import { PageProgress } from './page-progress';

/** How many of these pages may lead on. */
function pagesTaken(pageOf: (n: number) => readonly unknown[], most = 3_000): number {
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
  expect(pagesTaken(n => [n])).toBe(3_000);
});

test('pages without rows between others go on, a thousand in a row do not', () => {
  expect(pagesTaken(n => (n % 999 === 0 ? [n] : []))).toBe(3_000);
  expect(pagesTaken(() => [])).toBe(999);
  expect(() => {
    const progress = new PageProgress();
    for (;;) progress.leadsOn([]);
  }).toThrow('After 1000 pages a read of changes leads on to one more, and the last 1000 brought');
});

test('pages that an earlier page of the read brought are nothing new, one by one and in turns', () => {
  expect(pagesTaken(() => ['a', 'b'])).toBe(101);
  expect(pagesTaken(n => [n % 3])).toBe(105);
  expect(
    pagesTaken(n => (n % 2 === 0 ? ['a'] : [])),
    'with empty ones between',
  ).toBe(202);
});

test('pages whose ends came before, and not what stands between them, are new', () => {
  expect(pagesTaken(n => ['first', n, 'last'])).toBe(3_000);
  expect(pagesTaken(n => ['first', n % 3, 'last'])).toBeLessThan(200);
});

test('a row that was written once more is new', () => {
  expect(pagesTaken(n => [{ id: 'a', '@odata.etag': `W/"${n}"` }])).toBe(3_000);
});

test('pages that bring something new for ever end where they are more than can be kept, which proves nothing', () => {
  const progress = new PageProgress({ mostKept: 10_000 });
  const endless = () => {
    for (let n = 0; ; n += 1) progress.leadsOn([`row ${n}`], [`row ${n}`]);
  };

  // The most pages of a read end it as well, a thousand times later.
  expect(endless).toThrow(/did not end within \d{3} pages/);
  expect(endless).toThrow(EndlessReadError);
});

test('of pages that are handed on nothing is counted as kept', () => {
  const progress = new PageProgress({ mostKept: 10 });

  for (let n = 0; n < 1_000; n += 1) progress.leadsOn([`row ${n}`], n === 0 ? ['a'] : []);

  expect(() => progress.leadsOn(['row'], ['a row that is kept'])).toThrow(EndlessReadError);
});

test('pages that are handed on end too, where more came than anybody waits for', () => {
  const progress = new PageProgress({ mostRead: 10_000 });
  const endless = () => {
    for (let n = 0; ; n += 1) progress.leadsOn([`row ${n}`, `row ${n}, the second`]);
  };

  expect(endless).toThrow(/did not end within \d{3} pages/);
});
