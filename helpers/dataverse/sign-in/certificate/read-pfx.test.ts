import { randomUUID, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import forge from 'node-forge';
import { generate } from 'selfsigned';
import { clientId, scriptedFetch, signInSettings, tokenPath, tokenReply } from '../testing/scripted-identity';
import { createTokenSource } from '../create-token-source';
import { readClientCertificate } from './client-certificate';

type Pair = { readonly cert: string; readonly key: string };
type Algorithm = 'aes256' | '3des';

/** A certificate, and the one that issued it. */
const test = base.extend<object, { pairs: { leaf: Pair; issuer: Pair } }>({
  pairs: [
    async ({}, use) => {
      const issuer = await generate([{ name: 'commonName', value: 'Contoso CA' }], {
        extensions: [
          { name: 'basicConstraints', cA: true },
          { name: 'keyUsage', keyCertSign: true },
        ],
      });
      const leaf = await generate([{ name: 'commonName', value: 'app.contoso.test' }], {
        ca: { key: issuer.private, cert: issuer.cert },
      });
      await use({
        leaf: { cert: leaf.cert, key: leaf.private },
        issuer: { cert: issuer.cert, key: issuer.private },
      });
    },
    { scope: 'worker' },
  ],
});

function pfxWith(
  key: string,
  certificates: readonly string[],
  password: string | null,
  algorithm: Algorithm = 'aes256',
) {
  const pfx = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(key),
    certificates.map(text => forge.pki.certificateFromPem(text)),
    password,
    { algorithm, count: 2_000 },
  );
  const file = test.info().outputPath(`${randomUUID()}.pfx`);
  writeFileSync(file, Buffer.from(forge.asn1.toDer(pfx).getBytes(), 'binary'));
  return file;
}

test('a PFX file opens with its password, as Windows wrote them and as they are written today', ({ pairs }) => {
  const { leaf } = pairs;
  const thumbprintSha256 = new X509Certificate(leaf.cert).fingerprint256.replaceAll(':', '');
  for (const algorithm of ['aes256', '3des'] as const) {
    const path = pfxWith(leaf.key, [leaf.cert], 'hunter2', algorithm);
    const read = readClientCertificate({ path, password: 'hunter2' });
    expect(read.thumbprintSha256).toBe(thumbprintSha256);
    expect(read.privateKey.trim()).toBe(leaf.key.trim());
    expect(() => readClientCertificate({ path })).toThrow('AZURE_CLIENT_CERTIFICATE_PASSWORD is not set');
    expect(() => readClientCertificate({ path, password: 'hunter3' })).toThrow(/does not open it(?!.*hunter3)/);
  }
});

test('a PFX file without a password needs none', ({ pairs }) => {
  const { leaf } = pairs;
  for (const password of ['', null]) {
    const path = pfxWith(leaf.key, [leaf.cert], password);
    expect(readClientCertificate({ path }).privateKey.trim()).toBe(leaf.key.trim());
  }
});

test('a PFX file that lacks something is refused with what it lacks', ({ pairs }) => {
  const { leaf, issuer } = pairs;
  const path = pfxWith(leaf.key, [issuer.cert], 'p');
  expect(() => readClientCertificate({ path, password: 'p' })).toThrow('belongs to none of its certificates');
  const other = test.info().outputPath(`${randomUUID()}.pfx`);
  writeFileSync(other, Buffer.from([0x30, 0x03, 0x02, 0x01, 0x03]));
  expect(() => readClientCertificate({ path: other })).toThrow('is no PFX file that this suite can read');
});

test('the chain goes with the assertion where it is asked for, the certificate first and its issuer next', async ({
  pairs,
}) => {
  const { leaf, issuer } = pairs;
  const path = pfxWith(leaf.key, [issuer.cert, leaf.cert], 'p');
  const chainSent = async (sendChain: boolean): Promise<unknown> => {
    const { asked, fetch } = scriptedFetch({
      [`https://login.microsoftonline.com${tokenPath}`]: () => tokenReply('t1'),
    });
    const credential = { kind: 'certificate' as const, clientId, path, password: 'p', sendChain };
    await createTokenSource({ ...signInSettings, credential }, fetch).accessToken();
    const [header = ''] = (asked[0]?.body.get('client_assertion') ?? '').split('.');
    return JSON.parse(Buffer.from(header, 'base64url').toString());
  };
  const der = (pem: string) => new X509Certificate(pem).raw.toString('base64');

  expect(await chainSent(true)).toMatchObject({ alg: 'PS256', x5c: [der(leaf.cert), der(issuer.cert)] });
  expect(await chainSent(false)).not.toHaveProperty('x5c');
});
