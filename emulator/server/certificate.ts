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
 */
export async function createServerCertificate(extraHosts: readonly string[] = []): Promise<ServerCertificate> {
  const hosts = new Set(['localhost', '127.0.0.1', '::1', ...extraHosts]);
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
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
