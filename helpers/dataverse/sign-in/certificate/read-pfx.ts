import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createRequire } from 'node:module';
import type forge from 'node-forge';
import { type CertificateFile, closedCertificateFile, unusableCertificateFile } from './certificate-file';

/** Loaded for a PFX file alone: that takes as long as MSAL does, in each process of a run. */
const loadForge = (): typeof forge => createRequire(__filename)('node-forge') as typeof forge;

/** Whether a file begins as a PFX does: a DER sequence. */
export const looksLikePfx = (bytes: Buffer): boolean => bytes[0] === 0x30;

/**
 * Reads what a PFX file holds: of Windows and Azure Key Vault (3DES and RC2, as PKCS #12 began) and of today (AES). Node.js
 * opens one for TLS alone and gives no key out. Throws SettingsError.
 */
export function readPfx(file: string, bytes: Buffer, password: string | undefined): CertificateFile {
  const { asn1, pki } = loadForge();
  const { certBag, keyBag, pkcs8ShroudedKeyBag } = pki.oids;
  const derOf = (value: forge.asn1.Asn1): Buffer => Buffer.from(asn1.toDer(value).getBytes(), 'binary');
  const pfx = openPfx(file, bytes, password);
  const [key] = bagsOf(pfx, pkcs8ShroudedKeyBag, keyBag);
  if (key === undefined) throw unusableCertificateFile(file, 'holds no private key');
  // What is not RSA is left unread.
  if (!key.key) throw unusableCertificateFile(file, 'holds a key that is not RSA');
  const certificates = bagsOf(pfx, certBag).flatMap(({ cert }) =>
    cert ? [new X509Certificate(derOf(pki.certificateToAsn1(cert)))] : [],
  );
  if (certificates.length === 0) throw unusableCertificateFile(file, 'holds no certificate with an RSA key');
  return { certificates, key: createPrivateKey(pki.privateKeyToPem(key.key)) };
}

function openPfx(file: string, bytes: Buffer, password: string | undefined): forge.pkcs12.Pkcs12Pfx {
  const { asn1, pkcs12, util } = loadForge();
  let contents: forge.asn1.Asn1;
  try {
    contents = asn1.fromDer(util.createBuffer(bytes.toString('binary')));
  } catch {
    throw unusableCertificateFile(file, 'is no whole PFX file');
  }
  // Without a password some writers mean an empty one, and others none: PKCS #12 makes two keys of it.
  for (const candidate of password === undefined ? ['', undefined] : [password]) {
    try {
      return pkcs12.pkcs12FromAsn1(contents, false, candidate);
    } catch (error) {
      if (!isAboutPassword(error)) throw unusableCertificateFile(file, 'is no PFX file that this suite can read');
    }
  }
  throw closedCertificateFile(`The PFX file ${file}`, password);
}

/** Told by the code that protects the file's integrity, or, where it has none, by contents that do not open. */
const isAboutPassword = (error: unknown): boolean =>
  error instanceof Error && /MAC could not be verified|decrypt|password/i.test(error.message);

const bagsOf = (pfx: forge.pkcs12.Pkcs12Pfx, ...types: readonly (string | undefined)[]): forge.pkcs12.Bag[] =>
  types.flatMap(bagType => (bagType === undefined ? [] : (pfx.getBags({ bagType })[bagType] ?? [])));
