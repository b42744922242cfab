import { expect, test } from '@playwright/test';
import { matchesLike } from './like';

test('patterns match as in SQL', () => {
  const matches: readonly (readonly [string, string, boolean])[] = [
    ['book', 'book', true],
    ['book', 'boo', false],
    ['book', 'b%', true],
    ['book', '%k', true],
    ['book', '%oo%', true],
    ['book', '%', true],
    ['', '%', true],
    ['', '_', false],
    ['book', 'b__k', true],
    ['book', 'b_k', false],
    ['book', '[a-c]ook', true],
    ['cook', '[^a-c]ook', false],
    ['50%', '50[%]', true],
    ['501', '50[%]', false],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
    ['aXbXc', 'a%b%c', true],
    ['abcb', '%b', true],
  ];
  for (const [text, pattern, expected] of matches)
    expect(matchesLike(text, pattern), `${text} ${pattern}`).toBe(expected);
});

test('no pattern makes it slow', () => {
  const started = performance.now();
  expect(matchesLike('a'.repeat(20_000), `${'%a'.repeat(20)}%b`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(1_000);
});
