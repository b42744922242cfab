import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { Agent, type buildConnector, type Dispatcher, ProxyAgent } from 'undici';
import { SettingsError } from '../../errors';
import { isLoopback, withoutProxy } from './no-proxy';
import { createTunnelClient, openTunnel, proxyAuthorization } from './proxy-tunnel';

/** What decides how a host is reached. */
export type NetworkOptions = {
  /** PEM files with certificate authorities to trust beside those of Node.js. */
  readonly caFile?: string | undefined;
  readonly extraCaFile?: string | undefined;
  /** The proxy, with the user and password that it asks for. Undefined: none, whatever the process's variables say. */
  readonly proxy?: URL | undefined;
  /** Hosts that are reached without it, as in `NO_PROXY`. Loopback always is. */
  readonly noProxy?: string | undefined;
};

/** How a host is reached. */
export type Route = {
  readonly dispatcher: Dispatcher;
  /** A connection to the port of an address, before TLS. Throws ProxyError, and what sockets throw. */
  readonly open: (url: URL, signal: AbortSignal) => Promise<Duplex>;
};

type Trust = buildConnector.BuildOptions;

/**
 * Finds the way to an address: straight, or through the proxy. `NODE_TLS_REJECT_UNAUTHORIZED=0` holds for loopback alone:
 * everywhere else certificates are looked at, whatever Node.js was told. Throws SettingsError.
 */
export function createRoutes(options: NetworkOptions): (url: URL) => Route {
  const trusted = trustOf(options);
  const always = { ...trusted, rejectUnauthorized: true };
  const loopback = straight(trusted);
  const direct = straight(always);
  const proxied = options.proxy === undefined ? undefined : throughProxy(options.proxy, always);
  const bypasses = withoutProxy(options.noProxy);
  return url => {
    if (isLoopback(url)) return loopback;
    return proxied === undefined || bypasses(url) ? direct : proxied;
  };
}

const portOf = ({ port, protocol }: URL): number => (port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port));
const noLimits = { headersTimeout: 0, bodyTimeout: 0 };

function straight(connect: Trust): Route {
  return {
    dispatcher: new Agent({ connect, ...noLimits }),
    open: async (url, signal) => {
      const socket = connectTcp({ host: url.hostname.replace(/^\[|\]$/g, ''), port: portOf(url) });
      try {
        await once(socket, 'connect', { signal });
      } catch (error) {
        socket.destroy();
        throw error;
      }
      return socket;
    },
  };
}

function throughProxy(proxy: URL, tls: Trust): Route {
  const token = proxyAuthorization(proxy);
  const dispatcher = new ProxyAgent({
    uri: proxy.origin,
    ...(token !== undefined && { token }),
    requestTls: tls,
    proxyTls: tls,
    clientFactory: createTunnelClient,
    ...noLimits,
  });
  return {
    dispatcher: dispatcher,
    open: (url, signal) => openTunnel(proxy, { path: `${url.hostname}:${portOf(url)}`, signal }, tls),
  };
}

/** By the certificates that are trusted beside those of Node.js. */
const contexts = new Map<string, SecureContext>();

/** Made once: with all authorities in it a context costs more than a connection's handshake, and each process makes several clients. */
function trustOf({ caFile, extraCaFile }: NetworkOptions): Trust {
  const files = [caFile, extraCaFile].filter(file => file !== undefined);
  if (files.length === 0) return {};
  const added = files.map(readCertificates).join('\n');
  const secureContext = contexts.get(added) ?? createSecureContext({ ca: [...rootCertificates, added] });
  contexts.set(added, secureContext);
  return { secureContext };
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
