import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { type Dispatcher, EnvHttpProxyAgent, fetch as undiciFetch } from 'undici';
import { SettingsError } from '../errors';
import { Affinity } from './affinity';

type FetchOptions = {
  /** PEM files with certificate authorities to trust beside those of Node.js. */
  readonly caFile?: string | undefined;
  readonly extraCaFile?: string | undefined;
  /** Hosts that are reached without the proxy of `HTTPS_PROXY`, as in `NO_PROXY`. Loopback always is. */
  readonly noProxy?: string | undefined;
  /** The proxy, when it is not the one that `HTTPS_PROXY` or `HTTP_PROXY` names. */
  readonly proxy?: string | undefined;
};

const loopback = ['localhost', '127.0.0.1', '[::1]'];
const statusesWithoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Makes the one `fetch` that every request of the suite goes through: private certificate authorities, the proxy that the
 * process's environment names, one web server of each origin. Time limits are the caller's, by `signal`. Throws
 * SettingsError.
 */
export const createFetch = (options: FetchOptions = {}): typeof globalThis.fetch => createFetches(options)();

/** Makes the same again and again, each at a web server of its own: connections are shared, and where they lead is not. */
export function createFetches(options: FetchOptions): () => typeof globalThis.fetch {
  const tls = trustOf(options);
  // `connect` serves direct connections, `requestTls` those inside a proxy's tunnel, `proxyTls` an https proxy itself.
  const dispatcher = new EnvHttpProxyAgent({
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
    noProxy: withLoopback(options.noProxy),
    ...(options.proxy !== undefined && { httpProxy: options.proxy, httpsProxy: options.proxy }),
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return () => fetchThrough(dispatcher, new Affinity());
}

/** Node's own fetch takes no dispatcher of the undici package, nor the package's fetch a Request of Node's. */
function fetchThrough(dispatcher: Dispatcher, affinity: Affinity): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const reply = await undiciFetch(request.url, {
      method: request.method,
      headers: [...affinity.lead(request.url, request.headers)],
      redirect: request.redirect,
      signal: request.signal,
      // Whole, so that it goes out with a Content-Length and not in chunks.
      body: request.body === null ? null : await request.arrayBuffer(),
      dispatcher,
    });
    return new Response(statusesWithoutBody.has(reply.status) ? null : reply.body, {
      status: reply.status,
      statusText: reply.statusText,
      headers: affinity.keep(request.url, new Headers([...reply.headers])),
    });
  };
}

/** Made once: with all authorities in it a context costs more than the rest of a connection's handshake. */
function trustOf({ caFile, extraCaFile }: FetchOptions): { secureContext?: SecureContext } {
  const files = [caFile, extraCaFile].filter(file => file !== undefined);
  if (files.length === 0) return {};
  return { secureContext: createSecureContext({ ca: [...rootCertificates, ...files.map(readCertificates)] }) };
}

function readCertificates(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new SettingsError(
      `The certificate authority file ${file} cannot be read.`,
      'correct DATAVERSE_CA_FILE or NODE_EXTRA_CA_CERTS.',
      { cause },
    );
  }
}

function withLoopback(noProxy: string | undefined): string {
  if (noProxy?.trim() === '*') return '*';
  return [...(noProxy === undefined ? [] : [noProxy]), ...loopback].join(',');
}
