import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { TLSSocket } from 'node:tls';
import { z } from 'zod';

/** The certificate that a server showed. */
export type ServerCertificate = {
  /** The common name of its owner, or the names that it is for. */
  readonly subject: string;
  readonly issuer: string;
  readonly validUntil: Date;
};

/** What undici tells of each connection that it has made: https://undici.nodejs.org/#/docs/api/DiagnosticsChannel */
const connected = 'undici:client:connected';

/**
 * Runs `act` and tells which certificate each server showed meanwhile, by the name that it was asked by. It looks at the
 * connections of the suite's own fetch, and makes none.
 */
export async function watchCertificates<T>(
  act: () => Promise<T>,
): Promise<readonly [T, ReadonlyMap<string, ServerCertificate>]> {
  const seen = new Map<string, ServerCertificate>();
  const look = (message: unknown): void => {
    const { data } = connectedShape.safeParse(message);
    const certificate = data && certificateOf(data.socket);
    if (certificate !== undefined) seen.set(data?.connectParams.hostname ?? '', certificate);
  };
  subscribe(connected, look);
  try {
    return [await act(), seen];
  } finally {
    unsubscribe(connected, look);
  }
}

const connectedShape = z.object({
  connectParams: z.object({ hostname: z.string() }),
  socket: z.instanceof(TLSSocket),
});

function certificateOf(socket: TLSSocket): ServerCertificate | undefined {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return undefined;
  const { subject, subjectAltName, issuer, validTo } = certificate;
  return {
    subject: commonName(subject) ?? subjectAltName ?? 'nobody',
    issuer: commonName(issuer) ?? issuer.replaceAll('\n', ', '),
    validUntil: new Date(validTo),
  };
}

/** Of a distinguished name, which Node.js writes in lines: `CN=contoso.com`. */
const commonName = (name: string): string | undefined => /^CN=(.+)$/m.exec(name)?.[1];
