import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

type Asked = { readonly host: string; readonly authorization: string | undefined };

/** For unit tests: a proxy that leads every host to the same loopback port, and remembers what it was asked. */
export class ScriptedProxy {
  readonly asked: Asked[] = [];
  /** What it answers in place of a tunnel. */
  refusal: { readonly status: number; readonly headers?: string } | 'silence' | undefined;
  readonly #server: Server;
  readonly #silent: Duplex[] = [];

  private constructor(port: number) {
    this.#server = createServer();
    this.#server.on('connect', (request, socket) => {
      this.asked.push({ host: request.url ?? '', authorization: request.headers['proxy-authorization'] });
      socket.on('error', () => undefined);
      if (this.refusal === 'silence') {
        this.#silent.push(socket);
        return;
      }
      if (this.refusal !== undefined) {
        socket.end(`HTTP/1.1 ${this.refusal.status} No\r\n${this.refusal.headers ?? ''}\r\n`);
        return;
      }
      const target = connect(port, 'localhost', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      socket.on('error', () => target.destroy());
      target.on('error', () => socket.destroy());
    });
  }

  /** `port` is where every tunnel leads. */
  static async start(port: number): Promise<ScriptedProxy> {
    const proxy = new ScriptedProxy(port);
    await new Promise<void>(resolve => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
  }

  stop(): void {
    for (const socket of this.#silent) socket.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
