import { expect, test } from '@playwright/test';
import { type Comparable, type ValueFamily } from '../comparable';
import { makeCondition } from './condition';

/** A Wednesday. */
const now = Date.parse('2026-03-11T15:30:00Z');
const at = (text: string): number => Date.parse(text);

function passing(
  family: ValueFamily,
  operator: string,
  operands: readonly Comparable[],
  values: readonly (Comparable | null)[],
) {
  return values.filter(makeCondition({ operator, column: 'x', family, operands, now }));
}

test('values are compared, and a negation is passed by what has no value', () => {
  const numbers = (operator: string, ...operands: number[]) =>
    passing('number', operator, operands, [1, 2n, 3, 4, null]);
  expect(numbers('In', 1, 4)).toEqual([1, 4]);
  expect(numbers('NotIn', 1, 4)).toEqual([2n, 3, null]);
  expect(numbers('Between', 2, 3)).toEqual([2n, 3]);
  expect(numbers('NotBetween', 2, 3)).toEqual([1, 4, null]);
  expect(numbers('NotEqual', 2)).toEqual([1, 3, 4, null]);
  expect(numbers('GreaterEqual', 3)).toEqual([3, 4]);
  expect(numbers('Null')).toEqual([null]);
  expect(numbers('NotNull')).toEqual([1, 2n, 3, 4]);
});

test('text is matched from its beginning, from its end and by pattern', () => {
  const texts = (operator: string, sought: string) =>
    passing('text', operator, [sought], ['emma', 'anna', 'mamma', null]);
  expect(texts('BeginsWith', 'm')).toEqual(['mamma']);
  expect(texts('DoesNotBeginWith', 'm')).toEqual(['emma', 'anna', null]);
  expect(texts('EndsWith', 'mma')).toEqual(['emma', 'mamma']);
  expect(texts('DoesNotEndWith', 'mma')).toEqual(['anna', null]);
  expect(texts('Like', '%nn%')).toEqual(['anna']);
  expect(texts('NotLike', '%nn%')).toEqual(['emma', 'mamma', null]);
});

/** The first moment within and the first one behind, for each operator. */
const ranges: readonly (readonly [
  operator: string,
  operand: number | undefined,
  from: string | undefined,
  to: string | undefined,
])[] = [
  ['Today', undefined, '2026-03-11T00:00:00Z', '2026-03-12T00:00:00Z'],
  ['Yesterday', undefined, '2026-03-10T00:00:00Z', '2026-03-11T00:00:00Z'],
  ['Tomorrow', undefined, '2026-03-12T00:00:00Z', '2026-03-13T00:00:00Z'],
  ['Last7Days', undefined, '2026-03-04T00:00:00Z', '2026-03-11T15:30:00.001Z'],
  ['Next7Days', undefined, '2026-03-11T15:30:00Z', '2026-03-19T00:00:00Z'],
  ['LastXDays', 2, '2026-03-09T00:00:00Z', '2026-03-11T15:30:00.001Z'],
  ['NextXDays', 2, '2026-03-11T15:30:00Z', '2026-03-14T00:00:00Z'],
  ['LastXHours', 2, '2026-03-11T13:00:00Z', '2026-03-11T15:30:00.001Z'],
  ['NextXHours', 2, '2026-03-11T15:30:00Z', '2026-03-11T18:00:00Z'],
  ['LastXWeeks', 2, '2026-02-25T00:00:00Z', '2026-03-11T15:30:00.001Z'],
  ['LastXMonths', 1, '2026-02-11T00:00:00Z', '2026-03-11T15:30:00.001Z'],
  ['NextXYears', 1, '2026-03-11T15:30:00Z', '2027-03-12T00:00:00Z'],
  ['OlderThanXDays', 2, undefined, '2026-03-09T00:00:00Z'],
  ['OlderThanXMinutes', 40, undefined, '2026-03-11T14:50:00Z'],
  ['OlderThanXYears', 1, undefined, '2025-03-11T00:00:00Z'],
  ['ThisWeek', undefined, '2026-03-08T00:00:00Z', '2026-03-15T00:00:00Z'],
  ['LastWeek', undefined, '2026-03-01T00:00:00Z', '2026-03-08T00:00:00Z'],
  ['NextWeek', undefined, '2026-03-15T00:00:00Z', '2026-03-22T00:00:00Z'],
  ['LastMonth', undefined, '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'],
  ['ThisMonth', undefined, '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'],
  ['NextMonth', undefined, '2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z'],
  ['LastYear', undefined, '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ['ThisYear', undefined, '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  ['NextYear', undefined, '2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z'],
  ['On', at('2026-03-05T12:00:00Z'), '2026-03-05T00:00:00Z', '2026-03-06T00:00:00Z'],
  ['OnOrBefore', at('2026-03-05T12:00:00Z'), undefined, '2026-03-06T00:00:00Z'],
  ['OnOrAfter', at('2026-03-05T12:00:00Z'), '2026-03-05T00:00:00Z', undefined],
];

for (const [operator, operand, from, to] of ranges) {
  test(`${operator} ends where it should`, () => {
    const operands = operand === undefined ? [] : [operand];
    const passes = (value: number) => passing('moment', operator, operands, [value]).length === 1;
    if (from !== undefined) expect([at(from) - 1, at(from)].map(passes)).toEqual([false, true]);
    if (to !== undefined) expect([at(to) - 1, at(to)].map(passes)).toEqual([true, false]);
    expect(passing('moment', operator, operands, [null])).toEqual([]);
  });
}

test('a month back ends on the last day of a shorter month', () => {
  const march31 = {
    operator: 'LastXMonths',
    column: 'x',
    family: 'moment',
    operands: [1],
    now: at('2026-03-31T10:00:00Z'),
  } as const;
  const passes = makeCondition(march31);
  expect([at('2026-02-27T23:59:59Z'), at('2026-02-28T00:00:00Z')].map(passes)).toEqual([false, true]);
});

test('operands that an operator does not take are refused, as are operators that are not served', () => {
  const refuse = (family: ValueFamily, operator: string, ...operands: readonly Comparable[]) =>
    expect(() => passing(family, operator, operands, []), operator);
  refuse('number', 'Equal').toThrow('another number of values');
  refuse('number', 'Between', 1).toThrow('another number of values');
  refuse('number', 'In').toThrow('another number of values');
  refuse('number', 'Null', 1).toThrow('another number of values');
  refuse('moment', 'Today', 1).toThrow('another number of values');
  refuse('moment', 'On').toThrow('another number of values');
  refuse('moment', 'LastXDays', 0).toThrow('from 1 to');
  refuse('moment', 'LastXDays', 1.5).toThrow('from 1 to');
  refuse('text', 'Today').toThrow('a column of dates');
  for (const operator of ['InFiscalYear', 'Above', 'LastXMinutes', 'toString', 'Contains']) {
    refuse('moment', operator, 1).toThrow('not implemented');
  }
});
