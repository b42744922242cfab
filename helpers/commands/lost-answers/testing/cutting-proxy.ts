import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer, request as ask, type ServerOptions } from 'node:https';
import { buffer } from 'node:stream/consumers';

/**
 * Where a connection is cut: before the request reaches the environment, after it was carried out and before the first byte
 * of the answer, or in the midst of the answer.
 */
export type Cut = 'before' | 'after' | 'inside';
export const cuts: readonly Cut[] = ['before', 'after', 'inside'];

/** What a request is recognised by: its method, path and body. */
export type Sent = { readonly method: string; readonly path: string; readonly body: string };

type Watch = { readonly cut: Cut; readonly meets: (sent: Sent) => boolean; readonly times: number };

/** The JSON that is answered in place of the environment; undefined: what is asked reaches it. */
export type Instead = (sent: Sent, origin: string) => object | undefined;

/** Where an emulator is, and its certificate in PEM. */
export type Target = { readonly url: URL; readonly certificate: string };

/** For tests: stands between clients and an emulator on this machine, cuts connections and answers for it where it is told to. */
export class CuttingProxy {
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';
  #target: Target | undefined;
  #watch: Watch | undefined;
  #instead: Instead = () => undefined;
  /** How many connections were cut since it was told to. */
  cutSoFar = 0;

  private constructor(own: ServerOptions | undefined) {
    this.#scheme = own === undefined ? 'http' : 'https';
    const pass = (request: IncomingMessage, response: ServerResponse): void => void this.#pass(request, response);
    this.#server = own === undefined ? createServer(pass) : createSecureServer(own, pass);
  }

  /** `own`: the certificate that clients are shown; without it they speak plain HTTP. It stands before nothing yet. */
  static async listen(own?: ServerOptions): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(own);
    await new Promise<void>(resolve => proxy.#server.listen(0, 'localhost', resolve));
    return proxy;
  }

  /** The same before an emulator, in plain HTTP. */
  static async before(target: Target): Promise<CuttingProxy> {
    const proxy = await CuttingProxy.listen();
    proxy.standBefore(target);
    return proxy;
  }

  standBefore(target: Target): void {
    this.#target = target;
  }

  get url(): URL {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.');
    return new URL(`${this.#scheme}://localhost:${address.port}${this.#target?.url.pathname ?? '/'}`);
  }

  /** Answers in place of the environment from now on. */
  answerFor(instead: Instead): void {
    this.#instead = instead;
  }

  /** Cuts the next `times` exchanges that `meets` recognises. */
  cutNext(cut: Cut, meets: (sent: Sent) => boolean, times = 1): void {
    this.cutSoFar = 0;
    this.#watch = { cut, meets, times };
  }

  /** Lets everything through again. */
  calm(): void {
    this.#watch = undefined;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', socket } = request;
    const body = await buffer(request);
    const sent = { method, path: decodeURIComponent(url), body: body.toString() };
    const made = this.#instead(sent, this.url.origin);
    if (made !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(made));
      return;
    }
    const cut = this.#cutOf(sent);
    if (cut === 'before') return void socket.destroy();
    const answer = await this.#forward(request, body);
    if (cut === 'after') return void socket.destroy();
    if (cut === 'inside') return void socket.end(beginningOf(answer));
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  #cutOf(sent: Sent): Cut | undefined {
    const watch = this.#watch;
    if (watch === undefined || this.cutSoFar >= watch.times || !watch.meets(sent)) return undefined;
    this.cutSoFar += 1;
    return watch.cut;
  }

  /** As a proxy of a web server does: each side knows the other by one address, in whatever it is told. */
  #forward({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Forwarded> {
    if (this.#target === undefined) throw new Error('The proxy stands before nothing.');
    const {
      url: { hostname, port, host, origin },
      certificate,
    } = this.#target;
    const [here, sent] = [this.url.origin, Buffer.from(body.toString().replaceAll(this.url.origin, origin))];
    const asked = { ...headers, host, ...(sent.length > 0 && { 'content-length': sent.length }) };
    return new Promise((resolve, reject) => {
      const options = { hostname, port, method, path: url, headers: asked, ca: certificate, agent: false };
      const outgoing = ask(options, answer => {
        const { 'content-length': _length, 'transfer-encoding': _encoding, ...heads } = answer.headers;
        buffer(answer).then(bytes => {
          const told = Buffer.from(bytes.toString().replaceAll(origin, here));
          resolve({ status: answer.statusCode ?? 0, headers: heads, body: told });
        }, reject);
      });
      outgoing.on('error', reject).end(sent);
    });
  }
}

type Forwarded = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** Half of a body that was announced whole; of an answer without one, half of its head. */
function beginningOf({ status, headers, body }: Forwarded): Buffer {
  const type = headers['content-type'] ?? 'text/plain';
  const head = `HTTP/1.1 ${status} Cut\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n`;
  if (body.length === 0) return Buffer.from(head.slice(0, head.length / 2));
  return Buffer.concat([Buffer.from(`${head}\r\n`), body.subarray(0, body.length / 2)]);
}
