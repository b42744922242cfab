import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  verify,
  X509Certificate,
} from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { generate } from 'selfsigned';
import { SettingsError } from '../../errors';
import { readClientCertificate } from './client-certificate';
import { createTokenSource } from '../create-token-source';
import { clientId, scriptedFetch, signInSettings, tokenPath, tokenReply } from '../testing/scripted-identity';

type Pems = { cert: string; key: string; other: string };

const test = base.extend<object, { pems: Pems }>({
  pems: [
    async ({}, use) => {
      const [made, other] = await Promise.all([generate(undefined, {}), generate(undefined, {})]);
      await use({ cert: made.cert.trim(), key: made.private.trim(), other: other.cert.trim() });
    },
    { scope: 'worker' },
  ],
});

function fileWith(...blocks: string[]): string {
  const file = test.info().outputPath(`${randomUUID()}.pem`);
  writeFileSync(file, blocks.join('\n'));
  return file;
}

function encrypted(key: string, passphrase: string): string {
  return createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
}

test('a certificate and its key are read in either order, and the right one of a chain is found', ({ pems }) => {
  const thumbprintSha256 = new X509Certificate(pems.cert).fingerprint256.replaceAll(':', '');
  for (const blocks of [
    [pems.cert, pems.key],
    [pems.key, pems.cert],
    [pems.key, pems.other, pems.cert],
  ]) {
    const read = readClientCertificate({ path: fileWith(...blocks) });
    expect(read.thumbprintSha256).toBe(thumbprintSha256);
    expect(read.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  }
});

test('an encrypted key opens with its password only', ({ pems }) => {
  const file = fileWith(pems.cert, encrypted(pems.key, 'hunter2'));
  expect(readClientCertificate({ path: file, password: 'hunter2' }).privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect(() => readClientCertificate({ path: file })).toThrow('AZURE_CLIENT_CERTIFICATE_PASSWORD is not set');
  expect(() => readClientCertificate({ path: file, password: 'hunter3' })).toThrow(/does not open it(?!.*hunter3)/);
});

test('a file that is not a certificate with its key is refused with what is expected', ({ pems }) => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const reasonFor = (...blocks: string[]) => {
    try {
      readClientCertificate({ path: fileWith(...blocks) });
    } catch (error) {
      expect(error).toBeInstanceOf(SettingsError);
      expect(String(error)).toContain('AZURE_CLIENT_CERTIFICATE_PATH names one file');
      return String(error);
    }
    return 'accepted';
  };
  expect(reasonFor('\u0030\u0082\u0001')).toContain('is no whole PFX file');
  expect(reasonFor('neither')).toContain('holds no certificate, neither in PEM nor in PFX form');
  expect(reasonFor(pems.cert)).toContain('holds no RSA private key');
  expect(reasonFor(pems.cert, ec.toString())).toContain('holds a key that is not RSA');
  expect(reasonFor(pems.other, pems.key)).toContain('belongs to none of its certificates');
  expect(reasonFor(pems.cert, pems.key.replace(/\n[^-]{20}/, '\nAAAAAAAAAAAAAAAAAAAA'))).toContain('cannot be read');
  expect(() => readClientCertificate({ path: '/nowhere/app.pem' })).toThrow('cannot be read');
});

test('an expired certificate is refused before it is sent', async () => {
  const notBeforeDate = new Date('2020-01-01');
  const old = await generate(undefined, { notBeforeDate, notAfterDate: new Date('2021-01-01') });
  expect(() => readClientCertificate({ path: fileWith(old.cert, old.private) })).toThrow(/expired on .*2021/);
});

test('a sign-in by certificate sends an assertion that its public key verifies', async ({ pems }) => {
  const tokenUrl = `https://login.microsoftonline.com${tokenPath}`;
  const { asked, fetch } = scriptedFetch({ [tokenUrl]: () => tokenReply('t1') });
  const credential = { kind: 'certificate' as const, clientId, path: fileWith(pems.cert, pems.key) };

  expect(await createTokenSource({ ...signInSettings, credential }, fetch).accessToken()).toBe('t1');

  const [header = '', payload = '', signature = ''] = (asked[0]?.body.get('client_assertion') ?? '').split('.');
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const key = { key: createPublicKey(pems.cert), padding: 6, saltLength: 32 };
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'PS256' });
  expect(claims).toMatchObject({ iss: clientId, sub: clientId, aud: tokenUrl });
  expect(verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('the file is read for each token: who renews a certificate puts another one there', async () => {
  const { asked, fetch } = scriptedFetch({
    [`https://login.microsoftonline.com${tokenPath}`]: () => tokenReply(`t${asked.length}`),
  });
  const [old, renewed] = [await generate(undefined, {}), await generate(undefined, {})];
  const path = fileWith(old.cert, old.private);
  const tokens = createTokenSource({ ...signInSettings, credential: { kind: 'certificate', clientId, path } }, fetch);
  tokens.discard(await tokens.accessToken());
  writeFileSync(path, `${renewed.cert}\n${renewed.private}`);
  await tokens.accessToken();

  const thumbprints = asked.map(({ body }) => {
    const [header = ''] = (body.get('client_assertion') ?? '').split('.');
    return (JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, string>)['x5t#S256'];
  });
  expect(thumbprints).toEqual(
    [old, renewed].map(({ cert }) => createHash('sha256').update(new X509Certificate(cert).raw).digest('base64url')),
  );
});
