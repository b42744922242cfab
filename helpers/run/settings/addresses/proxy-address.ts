import { z } from 'zod';

const meaning =
  'the proxy for https (also read from https_proxy, HTTP_PROXY and http_proxy), for example http://proxy.contoso.com:8080, or http://user:password@proxy.contoso.com:8080. In a password every sign but letters and digits is percent-encoded: @ is %40, : is %3A, / is %2F, % is %25';

/** `HTTPS_PROXY`: a proxy's address, with or without `http://`, and with the user and password that it asks for. */
export const proxyAddress = z.string().transform((value, context): URL => {
  const text = value.includes('://') ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const problem = url === undefined ? 'is not the address of a proxy' : proxyProblem(url);
  if (url !== undefined && problem === undefined) return url;
  // Its value stands in no message: it may hold a password.
  context.addIssue(`${problem ?? ''}: ${meaning}`);
  return z.NEVER;
});

function proxyProblem({ protocol, username, password, pathname, search, hash }: URL): string | undefined {
  if (protocol !== 'http:' && protocol !== 'https:') return 'is neither http:// nor https://: SOCKS is not spoken here';
  if (![username, password].every(isPercentEncoded)) return 'holds a % that begins no percent-encoded sign';
  return /^\/*$/.test(pathname) && search === '' && hash === '' ? undefined : 'has a path, a query or a fragment';
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
