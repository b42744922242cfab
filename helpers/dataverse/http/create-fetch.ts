import { Affinity } from './affinity';
import { CertificateError, isCertificateCode } from './network/certificate-error';
import { lookAtCertificate } from './network/presented-certificate';
import { ProxyError } from './network/proxy-tunnel';
import { acceptedCodings } from './network/answer-body';
import { createRoutes, type NetworkOptions, type Route } from './network/routes';
import { wholeAnswer } from './network/whole-answer';
import { causes, networkFailureCode } from './network-failure';

const statusesWithoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Makes the one `fetch` that every request of the suite goes through: private certificate authorities, the proxy, one web
 * server of each origin. Time limits are the caller's, by `signal`. Throws SettingsError.
 */
export const createFetch = (options: NetworkOptions = {}): typeof globalThis.fetch => createFetches(options)();

/** Makes the same again and again, each at a web server of its own: connections are shared, and where they lead is not. */
export function createFetches(options: NetworkOptions): () => typeof globalThis.fetch {
  const routeTo = createRoutes(options);
  return () => fetchAlong(routeTo, new Affinity());
}

/** A request as it is sent: its body whole, so that it goes out with a Content-Length and not in chunks. */
type Outgoing = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | Uint8Array | null;
  readonly signal: AbortSignal | null;
};

/** Takes the whole answer before it is handed on, and follows no redirect. undici's own `fetch` takes more than twice the time for a request. */
function fetchAlong(routeTo: (url: URL) => Route, affinity: Affinity): typeof globalThis.fetch {
  return async (input, init) => {
    const { url, method, headers, body, signal } = await outgoing(input, init);
    signal?.throwIfAborted();
    const route = routeTo(url);
    const request = {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers: Object.fromEntries(affinity.lead(url, headers)),
      body,
    };
    const answer = await wholeAnswer(route.dispatcher, request, signal).catch(async (error: unknown) => {
      throw await withItsCertificate(error, url, route);
    });
    const { status, statusText } = answer;
    if (status > 599) throw new TypeError(`status ${status}, which no answer has`);
    const response = { status, statusText, headers: affinity.keep(url, answer.headers) };
    return new Response(statusesWithoutBody.has(status) ? null : inOnePiece(answer.body), response);
  };
}

/** Handed on as it is: of bytes a Response makes a copy. */
const inOnePiece = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: controller => {
      controller.enqueue(bytes);
      controller.close();
    },
  });

async function outgoing(input: string | URL | Request, init: RequestInit | undefined): Promise<Outgoing> {
  const { method = 'GET', body = null, signal = null } = init ?? {};
  const isRequest = typeof input !== 'string' && 'headers' in input;
  const isWhole = !isRequest && (body === null || typeof body === 'string');
  const parts = isWhole
    ? { method, headers: new Headers(init?.headers), body, signal }
    : await partsOf(new Request(input, init));
  const { headers } = parts;
  headers.set('accept-encoding', acceptedCodings);
  if (!headers.has('accept')) headers.set('accept', '*/*');
  if (!headers.has('content-type') && typeof parts.body === 'string')
    headers.set('content-type', 'text/plain;charset=UTF-8');
  return { url: new URL(isRequest ? input.url : input), ...parts };
}

async function partsOf(request: Request): Promise<Omit<Outgoing, 'url'>> {
  const { method, headers, signal } = request;
  return {
    method,
    headers: new Headers(headers),
    body: request.body === null ? null : new Uint8Array(await request.arrayBuffer()),
    signal,
  };
}

/** Node tells that a certificate is not trusted, and not which one: what the server shows is looked at once more. */
async function withItsCertificate(error: unknown, url: URL, route: Route): Promise<unknown> {
  const code = networkFailureCode(error);
  if (!isCertificateCode(code) || causes(error).some(cause => cause instanceof ProxyError)) return error;
  const certificate = await lookAtCertificate(url, route);
  return certificate === undefined ? error : new CertificateError(url, code, certificate, { cause: error });
}
