import { expect, test } from '@playwright/test';
import { hideSecrets } from './secret-forms';

const secret = 'a"b~8Q+c/d&é';

test('a secret is hidden in every form that it may have in a text', () => {
  const utf8 = Buffer.from(secret);
  for (const text of [
    secret,
    JSON.stringify({ secret }),
    `https://contoso.test/?a=${encodeURIComponent(secret)}`,
    new URLSearchParams({ secret }).toString(),
    utf8.toString('hex'),
    utf8.toString('base64url'),
    ...['', 'u', 'us', 'user:'].map(before => Buffer.from(`${before}${secret}`).toString('base64')),
    ...['', 'u', 'us', 'user:'].map(before => Buffer.from(`${before}${secret}!!`).toString('base64')),
  ]) {
    const hidden = hideSecrets(text, [secret], '[hidden]');
    expect(hidden).toContain('[hidden]');
    expect(hidden.length, text).toBeLessThan(text.length);
  }
});

test('other text is left as it is, and a secret of three characters is none', () => {
  expect(hideSecrets('the text', ['other secret', 'ext'], '[hidden]')).toBe('the text');
});
