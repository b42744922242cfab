import { expect, test } from '@playwright/test';
import { attempt, testRecord } from '../testing/record-for-tests';
import { overcomeIn } from './overcome-in';

test('what was met in passing is counted over all tests, by kind', () => {
  const met = (what: 'throttling' | 'young token', afterMs: number) =>
    ({ kind: 'overcame', what, seen: 'so', afterMs }) as const;
  const tests = [
    testRecord({ attempts: [attempt({ evidence: [met('throttling', 500), met('young token', 0)] })] }),
    testRecord({ attempts: [attempt(), attempt({ evidence: [met('throttling', 1_500)] })] }),
  ];

  expect(overcomeIn(tests)).toEqual([
    { what: 'young token', times: 1, waitedMs: 0 },
    { what: 'throttling', times: 2, waitedMs: 2_000 },
  ]);
  expect(overcomeIn([testRecord()])).toEqual([]);
});
