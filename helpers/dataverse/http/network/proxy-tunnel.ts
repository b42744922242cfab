import type { Duplex } from 'node:stream';
import { type buildConnector, type Dispatcher, Pool } from 'undici';

/** The proxy did not lead to the environment: it was not reached, or it answered something else than 200. */
export class ProxyError extends Error {
  /** Its origin: the user and password that it is asked with stand in no error. */
  readonly proxy: string;
  /** Undefined: it was not reached. */
  readonly status: number | undefined;
  /** The names of the ways in that it offers with a 407: `Basic`, `NTLM`, … */
  readonly offered: readonly string[];

  constructor(proxy: URL, answer: { status?: number; offered?: readonly string[] } = {}, options?: ErrorOptions) {
    const what = answer.status === undefined ? 'cannot be reached' : `answered ${answer.status}`;
    super(`the proxy ${proxy.origin} ${what}`, options);
    this.name = new.target.name;
    this.proxy = proxy.origin;
    this.status = answer.status;
    this.offered = answer.offered ?? [];
  }
}

/** A client of a proxy that tells by ProxyError why there is no tunnel. undici's own tells an answer's status in words alone. */
export function createTunnelClient(proxy: URL, options: object): Dispatcher {
  const pool = new Pool(proxy.origin, options);
  const connect: Connect = pool.connect.bind(pool);
  return Object.assign(pool, { connect: (request: Dispatcher.ConnectOptions) => tunnel(proxy, connect, request) });
}

/** A tunnel to `host:port` that nothing was sent through. Throws ProxyError. */
export async function openTunnel(
  proxy: URL,
  { path, signal }: { readonly path: string; readonly signal: AbortSignal },
  connect: buildConnector.BuildOptions,
): Promise<Duplex> {
  const pool = new Pool(proxy.origin, { connect });
  const token = proxyAuthorization(proxy);
  const headers = { host: path, ...(token !== undefined && { 'proxy-authorization': token }) };
  const { socket } = await tunnel(proxy, pool.connect.bind(pool), { origin: proxy.origin, path, headers, signal });
  return socket;
}

type Connect = (request: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>;

async function tunnel(proxy: URL, connect: Connect, request: Dispatcher.ConnectOptions) {
  const answer = await connect(request).catch((cause: unknown) => {
    throw isAborted(request) ? cause : new ProxyError(proxy, {}, { cause });
  });
  if (answer.statusCode === 200) return answer;
  answer.socket.on('error', () => undefined).destroy();
  const offered = [answer.headers['proxy-authenticate'] ?? []].flat().flatMap(schemesOf);
  throw new ProxyError(proxy, { status: answer.statusCode, offered });
}

function isAborted({ signal }: Dispatcher.ConnectOptions): boolean {
  return signal instanceof AbortSignal && signal.aborted;
}

/** `Basic realm="a, b", NTLM`: the names alone. */
function schemesOf(header: string): string[] {
  const bare = header.replace(/"(?:[^"\\]|\\[^]?)*"?/g, '');
  return [...bare.matchAll(/(?:^|,)\s*([A-Za-z][\w-]*)(?=\s*(?:,|$|\s[^=]))/g)].map(([, name = '']) => name);
}

/** `Proxy-Authorization` for the user and password in a proxy's address; undefined when there are none. */
export function proxyAuthorization({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}`;
}
