import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type CertificateFile, closedCertificateFile, unusableCertificateFile } from './certificate-file';

const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const keyBlock = /-----BEGIN (?:ENCRYPTED |RSA )?PRIVATE KEY-----[\s\S]+?-----END (?:ENCRYPTED |RSA )?PRIVATE KEY-----/;

/** Reads what a PEM file holds. The password opens an encrypted key. Throws SettingsError. */
export function readPem(file: string, pem: string, password: string | undefined): CertificateFile {
  const blocks = pem.match(certificateBlock);
  if (blocks === null) throw unusableCertificateFile(file, 'holds no certificate, neither in PEM nor in PFX form');
  const block = keyBlock.exec(pem)?.[0];
  if (block === undefined) throw unusableCertificateFile(file, 'holds no RSA private key in PEM form');
  const key = openKey(file, block, password);
  return { key, certificates: blocks.map(text => parseCertificate(file, text)) };
}

function openKey(file: string, block: string, password: string | undefined): KeyObject {
  try {
    return createPrivateKey({ key: block, ...(password !== undefined && { passphrase: password }) });
  } catch {
    if (!block.includes('ENCRYPTED')) throw unusableCertificateFile(file, 'holds a private key that cannot be read');
    throw closedCertificateFile(`The private key in ${file}`, password);
  }
}

function parseCertificate(file: string, text: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch {
    throw unusableCertificateFile(file, 'holds a certificate that cannot be read');
  }
}
