import { expect, test } from '@playwright/test';
import { Decimal } from '../../../../engine/values/decimal';
import { parseJson, writeJson } from './json';

test('bigints and decimals keep all their digits, unquoted', () => {
  expect(writeJson({ versionnumber: 9_007_199_254_740_993n, rows: [1n, Decimal.of(1e-7)] })).toBe(
    '{"versionnumber":9007199254740993,"rows":[1,0.0000001]}',
  );
});

test('everything else is what JSON.stringify writes', () => {
  const value = { text: 'a"b\u2028\n', n: -1.5e-7, yes: true, none: null, empty: {}, list: [[], 'x'] };
  expect(writeJson(value)).toBe(JSON.stringify(value));
});

test('one row among many that has a long number is written as it is, and the others as ever', () => {
  const plain = { text: 'a"b', n: 1, none: null };
  for (const [long, text] of [
    [9_007_199_254_740_993n, '9007199254740993'],
    [Decimal.of(1e-7), '0.0000001'],
    [[1n], '[1]'],
    [{ deep: 1n }, '{"deep":1}'],
  ] as const) {
    const rows = [plain, { ...plain, long }, long, plain];
    const row = JSON.stringify(plain);
    expect(writeJson({ value: rows, 'next"': 'x' })).toBe(
      `{"value":[${row},${row.slice(0, -1)},"long":${text}},${text},${row}],"next\\"":"x"}`,
    );
  }
});

test('a whole number beyond the safe integers is a bigint, also where a double would hold it', () => {
  const text = '[9007199254740991,9007199254740992,10000000000000000,-10000000000000000,1.0000000000000000e16,1e16]';
  expect(parseJson(text)).toEqual([9_007_199_254_740_991, 2n ** 53n, 10n ** 16n, -(10n ** 16n), 10n ** 16n, 1e16]);
});

test('a number that a double cannot hold is read with all its digits, text and other numbers as they are', () => {
  const text =
    '{"a":9007199254740993,"b":[ -9223372036854775808 ],"c":":9007199254740993,","d":1.12345678901234567,"e":1000000000000000,"f":-922337203685477.0000,"g":[0.1000000000000000,12345678901234567.5e-3],"h":"1.12345678901234567\\\\"}';
  expect(parseJson(text)).toEqual({
    a: 9_007_199_254_740_993n,
    b: [-9_223_372_036_854_775_808n],
    c: ':9007199254740993,',
    d: Decimal.parse('1.12345678901234567'),
    e: 1e15,
    f: -922_337_203_685_477,
    g: [0.1, Decimal.parse('12345678901234.5675')],
    h: '1.12345678901234567\\',
  });
  expect(() => parseJson('{9007199254740993:1}')).toThrow(SyntaxError);
});
