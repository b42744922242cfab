import { fetch as undiciFetch } from 'undici';
import { Affinity } from './affinity';
import { CertificateError, isCertificateCode } from './network/certificate-error';
import { lookAtCertificate } from './network/presented-certificate';
import { ProxyError } from './network/proxy-tunnel';
import { createRoutes, type NetworkOptions, type Route } from './network/routes';
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

/** Node's own fetch takes no dispatcher of the undici package, nor the package's fetch a Request of Node's. */
function fetchAlong(routeTo: (url: URL) => Route, affinity: Affinity): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const route = routeTo(url);
    const reply = await undiciFetch(request.url, {
      method: request.method,
      headers: [...affinity.lead(request.url, request.headers)],
      redirect: request.redirect,
      signal: request.signal,
      // Whole, so that it goes out with a Content-Length and not in chunks.
      body: request.body === null ? null : await request.arrayBuffer(),
      dispatcher: route.dispatcher,
    }).catch(async (error: unknown) => {
      throw await withItsCertificate(error, url, route);
    });
    if (reply.status < 200 || reply.status > 599) throw new TypeError(`status ${reply.status}, which no answer has`);
    return new Response(statusesWithoutBody.has(reply.status) ? null : reply.body, {
      status: reply.status,
      statusText: reply.statusText,
      headers: affinity.keep(request.url, new Headers([...reply.headers])),
    });
  };
}

/** Node tells that a certificate is not trusted, and not which one: what the server shows is looked at once more. */
async function withItsCertificate(error: unknown, url: URL, route: Route): Promise<unknown> {
  const code = networkFailureCode(error);
  if (!isCertificateCode(code) || causes(error).some(cause => cause instanceof ProxyError)) return error;
  const certificate = await lookAtCertificate(url, route);
  return certificate === undefined ? error : new CertificateError(url, code, certificate, { cause: error });
}
