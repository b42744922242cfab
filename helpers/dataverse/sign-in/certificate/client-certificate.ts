import type { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ClientCertificateFile } from '../credential';
import { expiredCertificate, unusableCertificateFile } from './certificate-file';
import { readPem } from './read-pem';
import { looksLikePfx, readPfx } from './read-pfx';

/** What MSAL wants of a certificate: its thumbprints in hexadecimal, and the key as unencrypted PKCS #8 PEM. */
export type ClientCertificate = {
  readonly thumbprintSha256: string;
  /** By which AD FS knows it. */
  readonly thumbprintSha1: string;
  readonly privateKey: string;
  /** The certificate and those above it, in PEM, where the authority is to judge it by subject name and issuer. */
  readonly x5c?: string;
};

/** Reads a PEM or PFX file with a certificate and its key. The password opens what is encrypted. Throws SettingsError. */
export function readClientCertificate({
  path: file,
  password,
  sendChain = false,
}: Pick<ClientCertificateFile, 'path' | 'password' | 'sendChain'>): ClientCertificate {
  const bytes = readBytes(file);
  const { certificates, key } = looksLikePfx(bytes)
    ? readPfx(file, bytes, password)
    : readPem(file, bytes.toString('latin1'), password);
  if (key.asymmetricKeyType !== 'rsa') throw unusableCertificateFile(file, 'holds a key that is not RSA');
  const certificate = certificates.find(candidate => candidate.checkPrivateKey(key));
  if (certificate === undefined) {
    throw unusableCertificateFile(file, 'holds a private key that belongs to none of its certificates');
  }
  if (Date.parse(certificate.validTo) < Date.now()) {
    throw expiredCertificate(file, certificate.validTo);
  }
  return {
    thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
    thumbprintSha1: certificate.fingerprint.replaceAll(':', ''),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ...(sendChain && { x5c: chainOf(certificate, certificates).map(String).join('') }),
  };
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw unusableCertificateFile(file, 'cannot be read');
  }
}

/** A certificate and then each one's issuer, as far as they are there, in whatever order the file has them. */
function chainOf(leaf: X509Certificate, all: readonly X509Certificate[]): readonly X509Certificate[] {
  const issuer = all.find(other => other.fingerprint256 !== leaf.fingerprint256 && leaf.checkIssued(other));
  if (issuer === undefined) return [leaf];
  return [
    leaf,
    ...chainOf(
      issuer,
      all.filter(other => other.fingerprint256 !== leaf.fingerprint256),
    ),
  ];
}
