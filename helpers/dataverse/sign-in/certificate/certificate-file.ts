import type { KeyObject, X509Certificate } from 'node:crypto';
import { SettingsError } from '../../errors';

/** What a file holds: the certificates in the order in which they stand there, and one private key. */
export type CertificateFile = { readonly certificates: readonly X509Certificate[]; readonly key: KeyObject };

const expected =
  'AZURE_CLIENT_CERTIFICATE_PATH names one file with the certificate and its RSA private key: PEM ("-----BEGIN CERTIFICATE-----" and "-----BEGIN PRIVATE KEY-----") or PFX (PKCS #12).';

export const unusableCertificateFile = (file: string, problem: string): SettingsError =>
  new SettingsError(`The client certificate file ${file} ${problem}.`, expected);

export const expiredCertificate = (file: string, validTo: string): SettingsError =>
  new SettingsError(
    `The client certificate file ${file} holds a certificate that expired on ${validTo}, by the clock of this computer (${new Date().toUTCString()}).`,
    'renew the certificate, upload it for the app (Microsoft Entra admin center > App registrations > the app > Certificates & secrets), and put it with its key into that file; or set the clock, if it is wrong.',
  );

/** No byte of a key or a password may be in it: what OpenSSL and others say of them is left out, and helps nobody. */
export const closedCertificateFile = (what: string, password: string | undefined): SettingsError =>
  new SettingsError(
    `${what} is encrypted, and AZURE_CLIENT_CERTIFICATE_PASSWORD ${password === undefined ? 'is not set' : 'does not open it'}.`,
    'set the password that the file was made with.',
  );
