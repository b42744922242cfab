import { expect, test } from '@playwright/test';
import { describeTime } from './progress';

for (const [milliseconds, words] of [
  [430, '0.4 s'],
  [9_970, '10 s'],
  [11_600, '12 s'],
  [59_700, '1 min 0 s'],
  [119_700, '2 min 0 s'],
  [185_000, '3 min 5 s'],
] as const) {
  test(`${milliseconds} ms are ${words}`, () => {
    expect(describeTime(milliseconds)).toBe(words);
  });
}
