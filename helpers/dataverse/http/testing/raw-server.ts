import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** Milliseconds between two drops. */
const pause = 20;

/** A loopback server that sends bytes as they are, whatever is asked: what no HTTP server would let pass. */
export class RawServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #begin: (socket: Socket) => void = socket => socket.destroy();
  /** How many came. */
  connections = 0;

  private constructor() {
    this.#server = createServer(socket => {
      this.connections += 1;
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => this.#begin(socket));
    });
  }

  static async start(): Promise<RawServer> {
    const raw = new RawServer();
    await new Promise<void>(resolve => raw.#server.listen(0, '127.0.0.1', resolve));
    return raw;
  }

  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The raw server does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Answers each connection with these bytes, and ends it. */
  answer(...parts: readonly (string | Uint8Array)[]): void {
    this.#begin = socket => {
      for (const part of parts) socket.write(part);
      socket.end();
    };
  }

  /** Begins so, and then sends the same again and again, slowly and for ever. */
  drip(start: string, drop: string): void {
    this.#begin = socket => {
      socket.write(start);
      const timer = setInterval(() => socket.write(drop), pause);
      this.#timers.add(timer);
      socket.on('close', () => clearInterval(timer));
    };
  }

  /** When the last connection has ended at both ends. */
  async closed(): Promise<void> {
    await Promise.all([...this.#sockets].filter(({ closed }) => !closed).map(socket => once(socket, 'close')));
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    for (const socket of this.#sockets) socket.destroy();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
