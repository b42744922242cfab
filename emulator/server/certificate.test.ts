import { expect, test } from '@playwright/test';
import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { connect, createServer } from 'node:tls';
import { generate } from 'selfsigned';
import { createServerCertificate, type ServerCertificate } from './certificate';

test('the certificate is for localhost, both loopback addresses and the hosts asked for', async () => {
  const certificate = await createServerCertificate(['emulator.example', '192.0.2.7']);
  certificate.remove();

  const x509 = new X509Certificate(certificate.cert);
  expect(x509.checkHost('localhost')).toBe('localhost');
  expect(x509.checkHost('emulator.example')).toBe('emulator.example');
  expect(x509.checkHost('other.example')).toBeUndefined();
  expect(x509.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(x509.checkIP('::1')).toBe('::1');
  expect(x509.checkIP('192.0.2.7')).toBe('192.0.2.7');
  expect(x509.verify(x509.publicKey)).toBe(true);
});

test('only the certificate is written, into a folder of its owner, and nothing stays of it', async () => {
  const { cert, file, remove } = await createServerCertificate();
  const folder = dirname(file);

  expect(readFileSync(file, 'utf8')).toBe(cert);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(statSync(folder).mode & 0o777).toBe(0o700);

  remove();
  expect(existsSync(folder)).toBe(false);
});

test('each start has a key of its own', async () => {
  const [one, other] = await Promise.all([createServerCertificate(), createServerCertificate()]);
  one.remove();
  other.remove();

  expect(one.key).not.toBe(other.key);
});

test('it is trusted out of a file that also holds those of other local servers, and of another start', async () => {
  const [own, another] = await Promise.all([createServerCertificate(), createServerCertificate()]);
  own.remove();
  another.remove();
  const tool = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', algorithm: 'sha256' });

  for (const ca of [`${tool.cert}\n${another.cert}\n${own.cert}`, `${own.cert}\n${another.cert}\n${tool.cert}`]) {
    expect(await isTrustedWith(ca, own)).toBe(true);
  }
  expect(await isTrustedWith(`${tool.cert}\n${another.cert}`, own)).toBe(false);
});

/** Whether a TLS client that trusts the certificates of `ca` (PEM) takes a server of localhost that shows the given one. */
async function isTrustedWith(ca: string, { key, cert }: ServerCertificate): Promise<boolean> {
  const server = createServer({ key, cert }, socket => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // Not rejected, but judged: `authorized` says what a client that rejects would do.
  const client = connect({ host: '127.0.0.1', port, servername: 'localhost', ca, rejectUnauthorized: false });
  try {
    await once(client, 'secureConnect');
    return client.authorized;
  } finally {
    client.destroy();
    server.close();
  }
}
