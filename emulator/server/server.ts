import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';

export type Fetch = (request: Request) => Response | Promise<Response>;

export type RunningServer = {
  readonly port: number;
  /** Stops listening; requests under way get half a second to end, then their connections are cut. */
  readonly close: () => Promise<void>;
};

type ServerSettings = {
  /** 0 picks a free one. */
  readonly port: number;
  readonly key: string;
  readonly cert: string;
  /** Makes the application once the port is known. */
  readonly createFetch: (port: number) => Fetch;
  /** Other limits than the server's own. */
  readonly limits?: Partial<ServerLimits>;
};

/** The server cannot listen. The message says where, and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** How long the server waits for a slow or silent client before it cuts the connection, and how much it reads for a request's headers. */
const ownLimits = {
  /** For the end of the TLS handshake. Milliseconds, as all durations here. */
  handshakeTimeout: 10_000,
  /** For the end of a request's headers. Then the client gets a 408. */
  headersTimeout: 15_000,
  /** For the end of a request, its body included; not below the one for the headers. Then the client gets a 408. */
  requestTimeout: 120_000,
  /** How often the last two are looked at. */
  connectionsCheckingInterval: 5_000,
  /** For the next request on a connection. Longer than clients keep idle connections, so that a client never writes to one that was just closed. */
  keepAliveTimeout: 75_000,
  /**
   * Bytes, request line included; above it the client gets a 431. Dataverse takes URLs of 32,768 characters:
   * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors
   */
  maxHeaderSize: 64 * 1_024,
};

export type ServerLimits = Readonly<typeof ownLimits>;

const closingTime = 500;
const freePortAttempts = 10;

/**
 * Serves HTTPS on 127.0.0.1 and, where the machine has IPv6, on ::1 at the same port: `localhost` may mean either.
 * Throws a {@link ListenError} when the port is taken.
 */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const { port, key, cert, createFetch } = settings;
  const limits = { ...ownLimits, ...settings.limits };
  let open: (fetch: Fetch) => void = () => undefined;
  const application = new Promise<Fetch>(resolve => (open = resolve));
  const listener = getRequestListener(async request => (await application)(request));
  const sockets = new Set<Socket>();
  const makeServer = () => {
    const server = createServer({ key, cert, ...limits }, (incoming, outgoing) => void listener(incoming, outgoing));
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    return server;
  };

  const servers = await listenOnLoopback(port, makeServer);
  const actualPort = portOfServer(servers[0]);
  open(createFetch(actualPort));
  return { port: actualPort, close: () => closeServers(servers, sockets) };
}

type Servers = readonly [Server, ...Server[]];

async function listenOnLoopback(port: number, makeServer: () => Server): Promise<Servers> {
  for (let attempt = 1; ; attempt++) {
    const first = makeServer();
    await listenOnHost(first, '127.0.0.1', port);
    const second = makeServer();
    try {
      await listenOnHost(second, '::1', portOfServer(first));
      return [first, second];
    } catch (error) {
      if (!(error instanceof ListenError)) return [first]; // No IPv6 on this machine.
      first.close();
      // A free port of 127.0.0.1 may be taken on ::1: another one is tried.
      if (port !== 0 || attempt === freePortAttempts) throw error;
    }
  }
}

function listenOnHost(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListenFailure(error, host, port)));
    server.listen(port, host, resolve);
  });
}

const refusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program. Stop it, or choose another port with --port (0 picks a free one).',
  EACCES: 'may not be used by this user. Choose one above 1023 with --port.',
};

function explainListenFailure(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const refusal = refusals[error.code ?? ''];
  return refusal === undefined ? error : new ListenError(`Port ${port} of ${host} ${refusal}`, { cause: error });
}

function portOfServer(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port: it is not listening.');
  return address.port;
}

async function closeServers(servers: Servers, sockets: ReadonlySet<Socket>): Promise<void> {
  const cut = setTimeout(() => {
    // Not closeAllConnections: the HTTP server does not know connections in the middle of their TLS handshake.
    for (const socket of sockets) socket.destroy();
  }, closingTime);
  await Promise.all(
    servers.map(
      server =>
        // Idle connections are closed at once; the rest when their request is answered.
        new Promise<void>(resolve => void server.close(() => resolve())),
    ),
  );
  clearTimeout(cut);
}
