import { expect, test } from '@playwright/test';
import { JsonBoundsError, readJson } from './read-json';

test('JSON is read as JavaScript reads it, whatever stands in its strings', () => {
  const texts = [
    '{"a":"[[{{"}',
    String.raw`["\"","\\","\\\"[",",,,"]`,
    '"text"',
    ' 1 ',
    'null',
    '{"__proto__":{"a":1}}',
  ];
  for (const text of texts) expect(readJson(text), text).toEqual(JSON.parse(text));
  expect(Object.keys(readJson('{"__proto__":1}') ?? {})).toEqual(['__proto__']);
});

test('damaged JSON is damaged, and no more than that', () => {
  for (const text of ['', '"', '"\\', '[', '{"a":', ']]]]', 'eyJ']) {
    expect(() => readJson(text), text).toThrow(SyntaxError);
  }
});

test('JSON that is nested deeper than any reply is not read, and neither is one of more values', () => {
  const nested = (deep: number, [open, close]: readonly [string, string]): string =>
    open.repeat(deep) + close.repeat(deep);
  const flat = (many: number): string => `[${'0,'.repeat(many - 2)}0]`;

  for (const pair of [
    ['[', ']'],
    ['{"":[', ']}'],
  ] as const) {
    expect(() => readJson(nested(1_000_000, pair))).toThrow('nested more than 200 deep');
  }
  expect(readJson(nested(200, ['[', ']']))).toBeDefined();
  expect(() => readJson(nested(201, ['[', ']']))).toThrow(JsonBoundsError);
  expect(() => readJson(`[${'{},'.repeat(6_000_000)}0]`)).toThrow('more than 10000000 values');
  expect(readJson(flat(1_000_000))).toHaveLength(999_999);
});

test('a long text is looked at before it is read, a short one after it', () => {
  const long = ' '.repeat(4_000_000);

  for (const text of ['"\\\\"', '["\\\\\\"[[", "]]", "\\\\\\\\"]', '["a\\\\", "\\\\\\"]"]']) {
    expect(readJson(long + text), text).toEqual(JSON.parse(text));
  }
  for (const text of ['"\\', '"\\"', '[']) expect(() => readJson(long + text), text).toThrow(SyntaxError);
  // Brackets in strings count for nothing, in either direction.
  expect(readJson(`${long}["${'['.repeat(300)}"]`)).toHaveLength(1);
  for (const before of ['', long]) {
    const hidden = `${'["]]",'.repeat(201)}0${']'.repeat(201)}`;
    expect(() => readJson(before + hidden)).toThrow('nested more than 200 deep');
  }
});
