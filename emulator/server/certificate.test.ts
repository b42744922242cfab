import { expect, test } from '@playwright/test';
import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { createServerCertificate } from './certificate';

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
