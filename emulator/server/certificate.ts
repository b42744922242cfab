import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generate } from 'selfsigned';

export type ServerCertificate = {
  /** PEM. Kept in memory only. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
  /** Where the certificate (not the key) was written, for `DATAVERSE_CA_FILE`. */
  readonly file: string;
  /** Removes the file and its folder. Synchronous, so that it also works while the process exits. */
  readonly remove: () => void;
};

/**
 * Makes the server's certificate, self-signed and new at each start, for localhost and the hosts named. An elliptic
 * curve key: an RSA key takes about ten times as long to make.
 *
 * Its subject names this one start of the emulator, never a host: OpenSSL finds a self-signed certificate by its subject,
 * and of two in one trust file with the same subject (`CN=localhost`, as many local tools write) it may take the wrong one
 * and refuse both. Which hosts it is for stands in subjectAltName, where clients look (RFC 9110, section 4.3.4).
 */
export async function createServerCertificate(extraHosts: readonly string[] = []): Promise<ServerCertificate> {
  const hosts = new Set(['localhost', '127.0.0.1', '::1', ...extraHosts]);
  const subject = [{ name: 'commonName', value: `Dataverse emulator ${randomBytes(8).toString('hex')}` }];
  const { private: key, cert } = await generate(subject, {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...hosts].map(host =>
          isIP(host) === 0 ? { type: 2 as const, value: host } : { type: 7 as const, ip: host },
        ),
      },
    ],
  });
  // mkdtemp makes a folder that only its owner can enter (mode 0700).
  const file = join(await mkdtemp(join(tmpdir(), 'dataverse-emulator-')), 'certificate.pem');
  await writeFile(file, cert, { mode: 0o600 });
  return { key, cert, file, remove: () => rmSync(dirname(file), { recursive: true, force: true }) };
}
