import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { TLSSocket } from 'node:tls';
import { z } from 'zod';
import { presentedBy, type PresentedCertificate } from './presented-certificate';

/** Where undici tells of each connection that it has made: https://undici.nodejs.org/#/docs/api/DiagnosticsChannel */
const connected = 'undici:client:connected';

const connectedShape = z.object({
  connectParams: z.object({ hostname: z.string() }),
  socket: z.instanceof(TLSSocket),
});

/**
 * Runs `act` and tells which certificate each server showed meanwhile, by the name that it was asked by. It looks at the
 * connections of the suite's own fetch, and makes none.
 */
export async function watchCertificates<T>(
  act: () => Promise<T>,
): Promise<readonly [T, ReadonlyMap<string, PresentedCertificate>]> {
  const seen = new Map<string, PresentedCertificate>();
  const look = (message: unknown): void => {
    const { data } = connectedShape.safeParse(message);
    const certificate = data && presentedBy(data.socket);
    if (certificate !== undefined) seen.set(data?.connectParams.hostname ?? '', certificate);
  };
  subscribe(connected, look);
  try {
    return [await act(), seen];
  } finally {
    unsubscribe(connected, look);
  }
}
