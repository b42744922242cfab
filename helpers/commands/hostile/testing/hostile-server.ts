import type { AddressInfo, Socket } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { generate } from 'selfsigned';

/** What a server does with one connection, after a request came on it. */
export type Hostile = (socket: Socket) => void;

/** Where it is hostile: to everybody who comes, or to who was let in with a bearer token. */
export type Where = 'at the door' | 'inside';

export const bearer = 'hostile-test-token~of.nobody';

export type Pems = { readonly cert: string; readonly private: string };

/** A certificate for `localhost` that signed itself. */
export const certificate = (): Promise<Pems> =>
  generate([{ name: 'commonName', value: 'A hostile server' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });

/** One loopback server that speaks bytes. Who comes without a token is asked to sign in, and WhoAmI is answered, where it is hostile inside. */
export class HostileServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** The heads of all requests. */
  readonly heads: string[] = [];

  private constructor({ cert, private: key }: Pems, hostile: Hostile, where: Where) {
    this.#server = createServer({ cert, key }, socket => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
      socket.once('data', (head: Buffer) => {
        const text = head.toString('latin1');
        this.heads.push(text);
        const good = where === 'inside' ? goodAnswer(text) : undefined;
        if (good === undefined) hostile(socket);
        else socket.end(good);
      });
    });
  }

  static async start(pems: Pems, hostile: Hostile, where: Where = 'at the door'): Promise<HostileServer> {
    const started = new HostileServer(pems, hostile, where);
    await new Promise<void>(resolve => started.#server.listen(0, 'localhost', resolve));
    return started;
  }

  get origin(): string {
    return `https://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise(resolve => this.#server.close(resolve));
  }
}

/** The head of an answer, with the beginning of its body. */
export const answer = (status: number | string, headers: readonly string[] = [], body = ''): string =>
  [`HTTP/1.1 ${status} x`, ...headers, 'connection: close', '', body].join('\r\n');

export const json = (status: number | string, body: string, headers: readonly string[] = []): string =>
  answer(status, ['content-type: application/json; odata.metadata=minimal', ...headers], body);

const id = '00aa00aa-bb11-cc22-dd33-44ee44ee44ee';

function goodAnswer(head: string): string | undefined {
  const isSignedIn = head.toLowerCase().includes('\r\nauthorization: bearer ');
  const authority = 'Bearer authorization_uri=https://login.microsoftonline.com/contoso/oauth2/authorize';
  if (!isSignedIn) return answer(401, [`www-authenticate: ${authority}`]);
  if (!/^GET \S+\/WhoAmI /.test(head)) return undefined;
  return json(200, JSON.stringify({ UserId: id, OrganizationId: id, BusinessUnitId: id }));
}
