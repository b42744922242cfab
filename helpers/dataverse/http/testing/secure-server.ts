import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

export type SecureServer = {
  readonly port: number;
  readonly origin: string;
  readonly pem: string;
  /** Of each request, its method and path. */
  readonly asked: readonly string[];
  stop(): void;
};

type Validity = { readonly notBeforeDate?: Date; readonly notAfterDate?: Date };

/**
 * For unit tests: an HTTPS server on loopback with a certificate that it signed itself, for `localhost` and `names`. It
 * answers with the host that it was asked for.
 */
export async function startSecureServer(names: readonly string[] = [], validity: Validity = {}): Promise<SecureServer> {
  const altNames = ['localhost', ...names].map(value => ({ type: 2 as const, value }));
  const pems = await generate([{ name: 'commonName', value: 'Contoso test server' }], {
    extensions: [{ name: 'subjectAltName', altNames }],
    ...validity,
  });
  const asked: string[] = [];
  const server = createServer({ cert: pems.cert, key: pems.private }, (request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end(`hello from ${request.headers.host ?? ''}`);
  });
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `https://localhost:${port}`,
    pem: pems.cert,
    asked,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
