import type { ProxyError } from './proxy-tunnel';

const spellings = 'HTTPS_PROXY (or https_proxy, HTTP_PROXY, http_proxy)';
const around = 'If this host is reached without the proxy, name it in NO_PROXY.';

/** What to do about a proxy that does not lead to the environment. */
export function proxyRemedy({ status, offered }: ProxyError): string {
  if (status === undefined)
    return `check the address of the proxy in ${spellings}, and that it listens there. ${around}`;
  if (status !== 407) return `ask whoever runs the proxy in ${spellings} to let this host through. ${around}`;
  if (offered.length > 0 && !offered.some(scheme => scheme.toLowerCase() === 'basic')) {
    return `the proxy in ${spellings} takes ${offered.join(' or ')} alone, which this suite does not speak: run a local proxy that does (Px, cntlm) and name that one. ${around}`;
  }
  return `set ${spellings} to http://user:password@host:port with what the proxy asks for; in a password every sign but letters and digits is percent-encoded (@ is %40, : is %3A). ${around}`;
}
