import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SettingsError } from '../errors';

/** What MSAL wants of a certificate: its SHA-256 thumbprint in hexadecimal, and the key as unencrypted PKCS #8 PEM. */
export type ClientCertificate = { readonly thumbprintSha256: string; readonly privateKey: string };

const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const keyBlock = /-----BEGIN (?:ENCRYPTED |RSA )?PRIVATE KEY-----[\s\S]+?-----END (?:ENCRYPTED |RSA )?PRIVATE KEY-----/;
const expected =
  'AZURE_CLIENT_CERTIFICATE_PATH names one PEM file with "-----BEGIN CERTIFICATE-----" and its RSA "-----BEGIN PRIVATE KEY-----" ' +
  '(from a .pfx file: openssl pkcs12 -in app.pfx -out app.pem -nodes).';

/** Reads a PEM file with a certificate and its key. The password opens an encrypted key. Throws SettingsError. */
export function readClientCertificate(file: string, password?: string): ClientCertificate {
  const pem = readCertificatePem(file);
  const certificates = pem.match(certificateBlock);
  if (certificates === null) throw unusableClientCertificate(file, 'holds no certificate in PEM form');
  const block = keyBlock.exec(pem)?.[0];
  if (block === undefined) throw unusableClientCertificate(file, 'holds no RSA private key in PEM form');

  const key = openCertificateKey(file, block, password);
  const certificate = certificates
    .map(text => parseClientCertificate(file, text))
    .find(candidate => candidate.checkPrivateKey(key));
  if (certificate === undefined)
    throw unusableClientCertificate(file, 'holds a private key that belongs to none of its certificates');
  if (Date.parse(certificate.validTo) < Date.now()) {
    throw unusableClientCertificate(file, `holds a certificate that expired on ${certificate.validTo}`);
  }
  return {
    thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function readCertificatePem(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    throw unusableClientCertificate(file, 'cannot be read');
  }
}

/** What OpenSSL says of a key is left out of the error: its words help nobody, and no byte of the key may be in them. */
function openCertificateKey(file: string, block: string, password: string | undefined): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: block, ...(password !== undefined && { passphrase: password }) });
  } catch {
    const encrypted = block.includes('ENCRYPTED');
    if (!encrypted) throw unusableClientCertificate(file, 'holds a private key that cannot be read');
    throw new SettingsError(
      `The private key in ${file} is encrypted, and AZURE_CLIENT_CERTIFICATE_PASSWORD ${password === undefined ? 'is not set' : 'does not open it'}.`,
      'set the password that the file was made with.',
    );
  }
  if (key.asymmetricKeyType !== 'rsa') throw unusableClientCertificate(file, 'holds a key that is not RSA');
  return key;
}

function parseClientCertificate(file: string, text: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch {
    throw unusableClientCertificate(file, 'holds a certificate that cannot be read');
  }
}

function unusableClientCertificate(file: string, problem: string): SettingsError {
  return new SettingsError(`The client certificate file ${file} ${problem}.`, expected);
}
