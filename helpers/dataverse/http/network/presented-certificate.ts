import { once } from 'node:events';
import { isIP } from 'node:net';
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { Route } from './routes';

/** What a server shows of itself, whoever vouches for it. */
export type PresentedCertificate = {
  /** Its common name, else the whole of its subject. */
  readonly subject: string;
  /** The names and addresses that it is for. */
  readonly names: readonly string[];
  readonly issuer: string;
  /** The authority at the end of what the server sent: that of the last certificate. */
  readonly authority: string;
  readonly validFrom: Date;
  readonly validTo: Date;
};

/** Milliseconds that a look may take. */
const longestLook = 5_000;

/**
 * The certificate that a server shows, also when it is not trusted: a connection of its own is opened for the look, and
 * closed again before anything is sent on it. Undefined when none can be seen within so many milliseconds.
 */
export async function lookAtCertificate(
  url: URL,
  route: Route,
  timeLimit = longestLook,
): Promise<PresentedCertificate | undefined> {
  const signal = AbortSignal.timeout(timeLimit);
  try {
    const socket = await route.open(url, signal);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // The request was refused for this certificate. It is only read here: on what is not trusted, nothing is ever sent.
    const tls = connect({ socket, rejectUnauthorized: false, ...(isIP(host) === 0 && { servername: host }) });
    try {
      await once(tls, 'secureConnect', { signal });
      return presentedBy(tls);
    } finally {
      tls.on('error', () => undefined).destroy();
      socket.destroy();
    }
  } catch {
    // Why the request itself failed is known, and told: this only adds to it.
    return undefined;
  }
}

/** The certificate that the server at the other end has shown. Undefined on a connection that is closed already. */
export function presentedBy(socket: TLSSocket): PresentedCertificate | undefined {
  const certificate = socket.getPeerCertificate(true);
  if (Object.keys(certificate).length === 0) return undefined;
  const last = lastOf(certificate);
  return {
    subject: nameIn(certificate.subject),
    names: (certificate.subjectaltname ?? '')
      .split(/,\s*/)
      .map(name => name.replace(/^[^:]*:/, ''))
      .filter(Boolean),
    issuer: nameIn(certificate.issuer),
    authority: nameIn(last.issuer),
    validFrom: new Date(certificate.valid_from),
    validTo: new Date(certificate.valid_to),
  };
}

/** A certificate that signed itself is its own issuer; of an incomplete chain the last has none. */
function lastOf(certificate: DetailedPeerCertificate): DetailedPeerCertificate {
  const issuer = issuerOf(certificate);
  return issuer === undefined || issuer === certificate ? certificate : lastOf(issuer);
}

const issuerOf = (certificate: Partial<DetailedPeerCertificate>) => certificate.issuerCertificate;

function nameIn(subject: Partial<Record<string, string | readonly string[]>>): string {
  const first = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? value : value?.[0]);
  return first(subject['CN']) ?? first(subject['O']) ?? Object.values(subject).flat().join(', ');
}
