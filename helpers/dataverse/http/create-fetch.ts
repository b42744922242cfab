import { Affinity } from './affinity';
import { acceptedCodings } from './network/answer-body';
import { CertificateError, isCertificateCode } from './network/certificate-error';
import { lookAtCertificate } from './network/presented-certificate';
import { ProxyError } from './network/proxy-tunnel';
import { createRoutes, type NetworkOptions, type Route } from './network/routes';
import { type AnswerLimits, wholeAnswer } from './network/whole-answer';
import { causes, networkFailureCode } from './network-failure';
import type { Fetch, FetchInit } from './request';

const statusesWithoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/** Who asks, for whoever keeps a log: firewalls refuse requests that do not say. */
const userAgent = 'dataverse-change-tracking-verifier';

/**
 * Makes the one `fetch` that every request of the suite goes through: private certificate authorities, the proxy, one web
 * server of each origin. Time limits are the caller's, by `signal`. It follows no redirect. Throws SettingsError.
 */
export const createFetch = (options: NetworkOptions = {}): Fetch => createFetches(options)();

/** Makes the same again and again, each at a web server of its own: connections are shared, and where they lead is not. */
export function createFetches(options: NetworkOptions): () => Fetch {
  const routeTo = createRoutes(options);
  return () => fetchAlong(routeTo, new Affinity());
}

/** A request as it is sent: its body whole, so that it goes out with a Content-Length and not in chunks. */
type Outgoing = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | Uint8Array | null;
  readonly limits: AnswerLimits;
};

/** Takes the whole answer before it is handed on. undici's own `fetch` takes more than twice the time for a request. */
function fetchAlong(routeTo: (url: URL) => Route, affinity: Affinity): Fetch {
  return async (input, init) => {
    const { url, method, headers, body, limits } = await outgoing(input, init);
    limits.signal?.throwIfAborted();
    const route = routeTo(url);
    const request = {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers: Object.fromEntries(affinity.lead(url, headers)),
      body,
    };
    const answer = await wholeAnswer(route.dispatcher, request, limits).catch(async (error: unknown) => {
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

async function outgoing(input: string | URL | Request, init: FetchInit = {}): Promise<Outgoing> {
  const { method = 'GET', body = null, signal, longestReply } = init;
  const isRequest = typeof input !== 'string' && 'headers' in input;
  const isWhole = !isRequest && (body === null || typeof body === 'string');
  const parts = isWhole
    ? { method, headers: new Headers(init.headers), body, signal: signal ?? undefined }
    : await partsOf(new Request(input, init));
  const { headers } = parts;
  headers.set('accept-encoding', acceptedCodings);
  if (!headers.has('accept')) headers.set('accept', '*/*');
  if (!headers.has('user-agent')) headers.set('user-agent', userAgent);
  if (!headers.has('content-type') && typeof parts.body === 'string')
    headers.set('content-type', 'text/plain;charset=UTF-8');
  return { url: new URL(isRequest ? input.url : input), ...parts, limits: { signal: parts.signal, longestReply } };
}

async function partsOf(request: Request) {
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
