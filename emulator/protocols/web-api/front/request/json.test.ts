import { expect, test } from '@playwright/test';
import { parseJson, writeJson } from './json';

test('a bigint keeps all its digits, unquoted', () => {
  expect(writeJson({ versionnumber: 9_007_199_254_740_993n, rows: [1n] })).toBe(
    '{"versionnumber":9007199254740993,"rows":[1]}',
  );
});

test('everything else is what JSON.stringify writes', () => {
  const value = { text: 'a"b\u2028\n', n: -1.5e-7, yes: true, none: null, empty: {}, list: [[], 'x'] };
  expect(writeJson(value)).toBe(JSON.stringify(value));
});

test('an integer that a double cannot hold is read as a bigint, text and other numbers as they are', () => {
  const text =
    '{"a":9007199254740993,"b":[ -9223372036854775808 ],"c":":9007199254740993,","d":1.12345678901234567,"e":1000000000000000}';
  expect(parseJson(text)).toEqual({
    a: 9_007_199_254_740_993n,
    b: [-9_223_372_036_854_775_808n],
    c: ':9007199254740993,',
    d: 1.1234567890123457,
    e: 1e15,
  });
  expect(() => parseJson('{9007199254740993:1}')).toThrow(SyntaxError);
});
