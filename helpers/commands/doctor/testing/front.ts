import { createServer, request as ask, type Server } from 'node:https';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type FrontAnswer = { readonly status: number; readonly headers?: OutgoingHttpHeaders; readonly body?: string };

/** What stands in front of an environment does to one request: answers itself, never answers, hangs up, or alters what goes and comes; sooner or later. */
export type Meddle = (path: string, headers: Readonly<IncomingMessage['headers']>) => Meddled | Promise<Meddled>;

type Meddled =
  | FrontAnswer
  | 'silence'
  | 'hang up'
  | { readonly sending?: OutgoingHttpHeaders; readonly with?: OutgoingHttpHeaders }
  | undefined;

/** For tests: an HTTPS server in front of another one, which tests make do what proxies, firewalls and portals do. */
export class Front {
  readonly #server: Server;
  #target: URL | undefined;
  #meddle: Meddle = () => undefined;

  private constructor(pems: { cert: string; key: string }) {
    this.#server = createServer(pems, (incoming, outgoing) => void this.#serve(incoming, outgoing));
  }

  static async start(pems: { cert: string; key: string }): Promise<Front> {
    const front = new Front(pems);
    await new Promise<void>(resolve => front.#server.listen(0, 'localhost', resolve));
    return front;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Where requests go on to. */
  leadTo(origin: string): void {
    this.#target = new URL(origin);
  }

  meddle(meddle: Meddle = () => undefined): void {
    this.#meddle = meddle;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const meddled = await this.#meddle(incoming.url ?? '', incoming.headers);
    if (meddled === 'silence') return;
    if (meddled === 'hang up') {
      incoming.socket.destroy();
      return;
    }
    if (meddled !== undefined && 'status' in meddled) {
      outgoing.writeHead(meddled.status, meddled.headers).end(meddled.body);
      return;
    }
    const { method, url: path } = incoming;
    const headers = { ...incoming.headers, ...meddled?.sending };
    // The test's own emulator, whose certificate is none of this test's business.
    const options = { method, path, headers, rejectUnauthorized: false, agent: false } as const;
    const onward = ask({ hostname: '127.0.0.1', port: this.#target?.port, ...options }, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...meddled?.with });
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy()).end(body);
  }
}
