import { BlockList, isIP } from 'node:net';

/** Loopback, and addresses of the link itself, where clouds tell machines who they are: no proxy can reach either. */
const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('169.254.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/** Whether a host is this machine: `localhost`, `*.localhost`, `127.0.0.0/8`, `[::1]`. */
export function isLoopback({ hostname }: URL): boolean {
  const host = hostname.toLowerCase();
  return /^(?:.+\.)?localhost$/.test(host) || /^127(?:\.\d+){3}$/.test(host) || host === '[::1]';
}

/**
 * Which hosts are reached without the proxy, by what `NO_PROXY` says: `*`, `contoso.com`, `.contoso.com`, `*.contoso.com`,
 * `contoso.com:8443`, `10.1.2.3`, `10.0.0.0/8`, `fd00::/8`, separated by commas or blanks. A name covers the hosts below it.
 * What is none of these says nothing. Loopback and link-local addresses always are, and so is what is asked by plain http: the
 * agents of a machine alone, whose answers are tokens that nobody on the way may read.
 */
export function withoutProxy(noProxy = ''): (url: URL) => boolean {
  const entries = noProxy.split(/[\s,]+/).filter(entry => entry !== '');
  const addresses = addressesOf(entries);
  const names = entries.flatMap(nameOf);
  const everything = entries.includes('*');
  return url => {
    if (everything || url.protocol === 'http:' || isLoopback(url)) return true;
    const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
    const family = isIP(host) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(host) !== 0 && (near.check(host, family) || addresses.check(host, family))) return true;
    const port = url.port === '' ? '443' : url.port;
    return names.some(
      entry =>
        (entry.port === undefined || entry.port === port) && (host === entry.name || host.endsWith(`.${entry.name}`)),
    );
  };
}

function addressesOf(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address);
    const bits = prefix === undefined || !/^\d{1,3}$/.test(prefix) ? undefined : Number(prefix);
    if (family === 0 || (prefix !== undefined && bits === undefined)) continue;
    const longest = family === 6 ? 128 : 32;
    if ((bits ?? longest) <= longest) list.addSubnet(address, bits ?? longest, family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

function nameOf(entry: string): { readonly name: string; readonly port: string | undefined }[] {
  const [, name, port] = /^\*?\.?\[?([^[\]*/]+?)\]?(?::(\d+))?$/.exec(entry) ?? [];
  // An address without brackets has colons of its own, and is in the other list.
  return name === undefined || isIP(entry) === 6 ? [] : [{ name: name.toLowerCase(), port }];
}
