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

test('each token of a sign-in that a command handed on, or keeps in a file, is blanked by itself', () => {
  const cacheOf = (...secrets: readonly string[]) =>
    JSON.stringify({ RefreshToken: Object.fromEntries(secrets.map((secret, key) => [key, { secret, realm: 'r' }])) });
  const TOKEN_CACHE_FILE = test.info().outputPath('tokens.json');
  writeFileSync(TOKEN_CACHE_FILE, cacheOf('0.kept-refresh'));
  const env = { CHANGE_TRACKING_RUN_SIGN_IN: cacheOf('0.refresh', '1.refresh'), TOKEN_CACHE_FILE };

  expect(createScrub(env)('a 0.refresh, a 1.refresh, a 0.kept-refresh, a realm')).toBe(
    'a [secret], a [secret], a [secret], a realm',
  );
});

test("a proxy's password is blanked as it is written, as it is meant and inside Basic", () => {
  const basic = (pair: string) => Buffer.from(pair).toString('base64');
  for (const name of [
    'HTTPS_PROXY',
    'https_proxy',
    'HTTP_PROXY',
    'http_proxy',
    'ALL_PROXY',
    'npm_config_https_proxy',
    'REPLICA_URL',
  ]) {
    const scrubProxy = createScrub({ [name]: 'http://ann:p%40ss"w%C3%B6rd@proxy.contoso.test:8080' });
    const text = ['ann:p%40ss"w%C3%B6rd@proxy', 'p%40ss%22w%C3%B6rd@proxy', 'p@ss"wörd', basic('ann:p@ss"wörd')];
    expect(scrubProxy(text.join('\n')), name).toBe('ann:[secret]@proxy\n[secret]@proxy\n[secret]\n[secret]=');
  }
  for (const address of ['http://ann:hunter2%@proxy', 'http://ann:hunter2#x@proxy', 'ann:hunter2/x@proxy:8080']) {
    expect(createScrub({ HTTPS_PROXY: address })(`of ${address}`), address).not.toContain('hunter2');
  }
  expect(createScrub({ HTTPS_PROXY: 'http://proxy.contoso.test:8080', NO_PROXY: 'a:text@b' })('text 8080')).toBe(
    'text 8080',
  );
});

test("a database's password may be a parameter of its address", () => {
  const scrubReplica = createScrub({ REPLICA_URL: 'postgres://db.contoso.test/copy?user=ann&password=hunter%402' });

  expect(scrubReplica('ann, hunter%402 and hunter@2')).toBe('ann, [secret] and [secret]');
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
  const dirty = test.info().outputPath('dirty.httpexchange');
  writeFileSync(dirty, JSON.stringify({ body: secret }));
  writeFileSync(test.info().outputPath('clean.txt'), 'nothing');

  const found = scrubFolder(path.dirname(dirty), scrub);

  expect(found).toEqual([dirty]);
  expect(readFileSync(dirty, 'utf8')).toBe('{"body":"[secret]"}');
  expect(scrubFolder(test.info().outputPath('not-there'), scrub)).toEqual([]);
});

test('a private key and a token are blanked by what they look like, whole or cut, and a public key is not', () => {
  const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIEvQ+/=\n';
  const end = '-----END RSA PRIVATE KEY-----';
  const token = ['{"alg":"RS256"}', '{"aud":"x"}', 'signed']
    .map(part => Buffer.from(part).toString('base64url'))
    .join('.');
  const certificate = '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----';

  expect(scrub(JSON.stringify({ key: key + end, token, certificate }))).toBe(
    JSON.stringify({ key: '[private key]', token: '[token]', certificate }),
  );
  expect(scrub(`of ${key}`)).toBe('of [private key]');
});

test('what cannot be opened is left as it is', () => {
  const cut = test.info().outputPath('trace.zip');
  writeFileSync(cut, 'PK');

  expect(scrubFolder(path.dirname(cut), scrub)).toEqual([]);
});
