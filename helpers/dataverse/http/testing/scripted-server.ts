import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export type ScriptedReply =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | 'reset'
  | 'silence'
  /** The headers and the beginning of a body, and then nothing. */
  | 'half';

type SeenRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

/** A loopback HTTP server for unit tests: it gives the replies of a script, in order, and remembers what was asked. */
export class ScriptedServer {
  readonly requests: SeenRequest[] = [];
  readonly #server: Server;
  #script: ScriptedReply[] = [];

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<ScriptedServer> {
    const scripted = new ScriptedServer();
    await new Promise<void>(resolve => scripted.#server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The scripted server does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  script(...replies: ScriptedReply[]): void {
    this.#script = replies;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    this.requests.push({ method, url, headers, body: await text(request) });
    const reply = this.#script.shift() ?? { status: 599, body: `no reply is scripted for ${method} ${url}` };
    if (reply === 'silence') return;
    if (reply === 'reset') {
      request.socket.destroy();
      return;
    }
    if (reply === 'half') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 }).write('{"value":[');
      return;
    }
    const body =
      reply.body === undefined ? '' : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    const json = reply.body !== undefined && typeof reply.body !== 'string';
    response.writeHead(reply.status, { ...(json && { 'content-type': 'application/json' }), ...reply.headers });
    response.end(body);
  }
}
