import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createScrub, scrubFolder, scrubValue } from './scrub';

const secret = 'a"b~8Q+c/d&e';
const scrub = createScrub({ AZURE_CLIENT_SECRET: secret, AZURE_CLIENT_CERTIFICATE_PASSWORD: 'pass phrase' });

test('a secret is blanked as it is, inside JSON, inside a URL and inside a form', () => {
  const body = new URLSearchParams({ client_secret: secret, password: 'pass phrase' }).toString();
  const text = [secret, JSON.stringify({ secret }), encodeURIComponent(secret), body].join('\n');

  const clean = scrub(text);

  expect(clean).toBe('[secret]\n{"secret":"[secret]"}\n[secret]\nclient_secret=[secret]&password=[secret]');
});

test('settings that are not there and secrets of a few letters blank nothing', () => {
  expect(createScrub({})('text')).toBe('text');
  expect(createScrub({ AZURE_CLIENT_SECRET: 'ext' })('text')).toBe('text');
});

test('every string of a value is scrubbed but words of a fixed list', () => {
  const value = { outcome: 'pass phrase', tests: [{ title: 'pass phrase', line: 3 }], reason: null };

  expect(scrubValue(value, scrub, ['outcome'])).toEqual({
    outcome: 'pass phrase',
    tests: [{ title: '[secret]', line: 3 }],
    reason: null,
  });
});

test('files that hold a secret are rewritten and named, others are left alone', () => {
  const dirty = test.info().outputPath('dirty.json');
  writeFileSync(dirty, JSON.stringify({ body: secret }));
  writeFileSync(test.info().outputPath('clean.txt'), 'nothing');

  const found = scrubFolder(path.dirname(dirty), scrub);

  expect(found).toEqual([dirty]);
  expect(readFileSync(dirty, 'utf8')).toBe('{"body":"[secret]"}');
  expect(scrubFolder(test.info().outputPath('not-there'), scrub)).toEqual([]);
});
