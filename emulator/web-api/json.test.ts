import { expect, test } from '@playwright/test';
import { writeJson } from './json';

test('a bigint keeps all its digits, unquoted', () => {
  expect(writeJson({ versionnumber: 9_007_199_254_740_993n, rows: [1n] })).toBe(
    '{"versionnumber":9007199254740993,"rows":[1]}',
  );
});

test('everything else is what JSON.stringify writes', () => {
  const value = { text: 'a"b\u2028\n', n: -1.5e-7, yes: true, none: null, empty: {}, list: [[], 'x'] };
  expect(writeJson(value)).toBe(JSON.stringify(value));
});
