import { expect, test } from '@playwright/test';
import { describeAttempt } from './describe-attempt';

const noted = (text: string): string =>
  describeAttempt(
    { method: 'GET', url: 'https://x.test/', headers: {}, timeout: 1, repeatable: true, retry: true },
    { number: 1, headers: {}, durationMs: 1, reply: { status: 200, headers: new Headers(), text } },
  ).response?.body ?? '';

test('a body is kept to its four millionth character, and no half of a secret with it', () => {
  const filler = 'a '.repeat(2 * 1024 * 1024 - 20);
  const token = `eyJ${'x'.repeat(30)}.${'y'.repeat(30)}.${'z'.repeat(30)}`;
  const open = `{"password":"hunter2 and ${'more '.repeat(20)}"}`;

  expect(noted('{"a":1}')).toBe('{"a":1}');
  for (const secret of [token, open, `Bearer ${'opaque~'.repeat(20)}`]) {
    const body = noted(`${filler}${secret} and on`);
    expect(body).toMatch(/\[cut: \d+ more characters came, and were not kept\]$/);
    expect(body.slice(filler.length)).not.toMatch(/eyJ|hunter2|opaque/);
  }
});
