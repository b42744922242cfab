import type { PresentedCertificate } from './presented-certificate';

/** A server's certificate was not trusted. */
export class CertificateError extends Error {
  /** Node's and OpenSSL's name of the reason. */
  readonly code: string;
  readonly whatToDo: string;

  constructor(url: URL, code: string, certificate: PresentedCertificate, options?: ErrorOptions) {
    const { what, whatToDo } = explainCertificate(url.hostname, code, certificate);
    super(`${what} (${code})`, options);
    this.name = new.target.name;
    this.code = code;
    this.whatToDo = whatToDo;
  }
}

/** Reasons that have to do with the certificate, and not with the rest of the handshake. */
export const isCertificateCode = (code: string): boolean =>
  /CERT|^UNABLE_TO_|SELF_SIGNED|HOSTNAME_MISMATCH|^INVALID_CA$/.test(code) && !code.startsWith('ERR_SSL_');

function explainCertificate(host: string, code: string, certificate: PresentedCertificate) {
  const { subject, names, issuer, authority, validFrom, validTo } = certificate;
  const shown = `the certificate that ${host} shows ("${subject}", issued by "${issuer}")`;
  if (code === 'CERT_HAS_EXPIRED') {
    return {
      what: `${shown} expired on ${dayOf(validTo)}`,
      whatToDo: `let whoever runs ${host} renew its certificate. If today is before ${dayOf(validTo)}, set this computer's clock.`,
    };
  }
  if (code === 'CERT_NOT_YET_VALID') {
    return {
      what: `${shown} is valid from ${dayOf(validFrom)} on, and not before`,
      whatToDo: "set this computer's clock: it is behind.",
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') {
    return {
      what: `${shown} is for ${shortList(names.length === 0 ? [subject] : names)}, and not for ${host}`,
      whatToDo:
        'set DATAVERSE_URL (or AZURE_AUTHORITY_HOST) to the name that the server has in its certificate; where the name is right, another server or a proxy answers in its place.',
    };
  }
  const trust = `name the PEM file of the authority "${authority}" in DATAVERSE_CA_FILE (or NODE_EXTRA_CA_CERTS)`;
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT') {
    return {
      what: `${host} shows a certificate that it signed itself ("${subject}", until ${dayOf(validTo)})`,
      whatToDo: `if you know this server, name the PEM file of its certificate in DATAVERSE_CA_FILE (or NODE_EXTRA_CA_CERTS); otherwise check DATAVERSE_URL.`,
    };
  }
  return {
    what: `${shown} is not trusted: this computer does not know the authority "${authority}"`,
    whatToDo: `${trust}. Whoever runs the server has it; where the server is one of Microsoft's, a proxy or scanner of your network looks into https, and those who run that have it.`,
  };
}

/** In UTC, as `2026-03-01`. */
const dayOf = (date: Date): string =>
  Number.isNaN(date.getTime()) ? 'a day unknown' : date.toISOString().slice(0, 10);

const shortList = (names: readonly string[]): string =>
  names.length <= 4 ? names.join(', ') : `${names.slice(0, 4).join(', ')} and ${names.length - 4} more names`;
