import { expect, test } from '@playwright/test';
import { makeComparison } from './value-tests';

test('a value that is missing equals a missing one, passes no other test and each negation', () => {
  const pairs = [
    [null, null],
    [null, 1],
    [1, null],
    [1, 1],
    [2, 1],
  ] as const;
  const passed = (operator: Parameters<typeof makeComparison>[0]) =>
    pairs.map(([value, other]) => makeComparison(operator)(value, other));
  expect(passed('Equal')).toEqual([true, false, false, true, false]);
  expect(passed('NotEqual')).toEqual([false, true, true, false, true]);
  expect(passed('GreaterEqual')).toEqual([false, false, false, true, true]);
  expect(passed('LessThan')).toEqual([false, false, false, false, false]);
  expect(makeComparison('Contains')('emma', 'mm')).toBe(true);
  expect(makeComparison('Contains')(null, 'mm')).toBe(false);
});
