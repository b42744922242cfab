import { OversizedReplyError, UnreachableError } from '../errors';
import { CertificateError, isCertificateCode } from './network/certificate-error';
import { proxyRemedy } from './network/proxy-remedy';
import { ProxyError } from './network/proxy-tunnel';
import { redactText } from './redact';
import type { OutgoingRequest } from './request';

/**
 * `not-sent`: the environment never saw the request, and may on another try. `refused`: it never saw it, and will not.
 * `no-answer`: it may have executed it. `time-limit`: the same, after the longest time we wait. `too-long`: the same, and its
 * answer is longer than anybody can read.
 */
export type NetworkFailureKind = 'not-sent' | 'refused' | 'no-answer' | 'time-limit' | 'too-long';

type Unanswered = Pick<OutgoingRequest, 'method' | 'url' | 'timeout' | 'repeatable'>;

/** Of what else changes something, sending it twice does more than sending it once; POST also reads. */
const changing: ReadonlySet<string> = new Set(['PATCH', 'PUT', 'DELETE']);

const kinds: Readonly<Record<string, NetworkFailureKind>> = {
  EAI_AGAIN: 'not-sent',
  UND_ERR_CONNECT_TIMEOUT: 'not-sent',
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EPROTO: 'refused',
  LONG_BODY: 'too-long',
  UND_ERR_HEADERS_OVERFLOW: 'too-long',
};

/** The handshake failed before or beside the certificate. */
const isTlsCode = (code: string): boolean => code === 'EPROTO' || /^ERR_(?:SSL|TLS)_/.test(code);
const certificateProblem =
  'if the environment uses a private certificate authority, name its PEM file in DATAVERSE_CA_FILE; otherwise check that DATAVERSE_URL names the right host.';

const networkRemedies: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'check the network connection and its name server.',
  ENOTFOUND: 'check the host name in DATAVERSE_URL or AZURE_AUTHORITY_HOST, and the network connection.',
  ECONNREFUSED:
    'check the address in DATAVERSE_URL or AZURE_AUTHORITY_HOST, and that a server listens there. An emulator that was stopped takes its settings with it: start it again and paste the new ones, or unset DATAVERSE_URL.',
  UND_ERR_CONNECT_TIMEOUT: 'check the network connection, firewall and proxy (HTTPS_PROXY, NO_PROXY).',
};
const noTls =
  'check the port in the address: what listens there speaks no https, or no TLS 1.2, which old servers have to be switched to.';
const tooLong =
  'check DATAVERSE_URL and AZURE_AUTHORITY_HOST: no environment answers so, and something in its place may. Where pages hold very wide rows, set a smaller PAGE_SIZE.';
const otherwise = 'check the network connection and whether the environment is up, then run again.';

/** What an error thrown by `fetch` means for the request. */
export function networkFailureKind(error: unknown): NetworkFailureKind {
  if (isTimeLimit(error)) return 'time-limit';
  const proxy = proxyErrorIn(error);
  const code = networkFailureCode(error);
  const kind = kinds[code] ?? (isCertificateCode(code) || isTlsCode(code) ? 'refused' : undefined);
  // Without a tunnel nothing reached the environment.
  if (proxy !== undefined) return proxy.status !== undefined && proxy.status < 500 ? 'refused' : (kind ?? 'not-sent');
  return kind ?? 'no-answer';
}

/** An UnreachableError that says what went wrong with a request, and what to do about it. */
export function unreachable(request: Unanswered, error: unknown): UnreachableError {
  const { method, url, timeout } = request;
  const asked = `${method} ${redactText(url)}`;
  const open = mayHaveActed(request, error) ? ' Whether it was carried out nobody knows.' : '';
  if (isTimeLimit(error)) {
    return new UnreachableError(
      `${asked} got no answer within ${timeout / 1_000} s.${open}`,
      'check whether the environment is busy (an import may be running), then run again.',
      { cause: error },
    );
  }
  if (networkFailureKind(error) === 'too-long') {
    const what = `${asked} got an answer that is too long to be read: ${describeFailure(error)}.${open}`;
    return new OversizedReplyError(what, tooLong, { cause: error });
  }
  const what = `${asked} got no answer: ${describeFailure(error)}.${open}`;
  return new UnreachableError(what, remedyFor(error), { cause: error });
}

/** Whether something may have been changed although no answer came. */
function mayHaveActed({ method, repeatable }: Unanswered, error: unknown): boolean {
  const kind = networkFailureKind(error);
  return kind !== 'not-sent' && kind !== 'refused' && (!repeatable || changing.has(method));
}

function remedyFor(error: unknown): string {
  const proxy = proxyErrorIn(error);
  if (proxy !== undefined) return proxyRemedy(proxy);
  const certificate = causes(error).find(cause => cause instanceof CertificateError);
  if (certificate !== undefined) return certificate.whatToDo;
  const code = networkFailureCode(error);
  if (isCertificateCode(code)) return certificateProblem;
  return networkRemedies[code] ?? (isTlsCode(code) ? noTls : otherwise);
}

/** The innermost words of an error thrown by `fetch`, whose own are only "fetch failed". */
export function describeFailure(error: unknown): string {
  const certificate = causes(error).find(cause => cause instanceof CertificateError);
  if (certificate !== undefined) return redactText(certificate.message);
  const proxy = proxyErrorIn(error);
  const innermostWords = wordsOf(error);
  if (proxy === undefined) return innermostWords;
  return proxy.status === undefined ? `${proxy.message}: ${innermostWords}` : proxy.message;
}

function wordsOf(error: unknown): string {
  const innermost = causes(error).at(-1);
  const message = innermost instanceof Error ? innermost.message : String(innermost);
  const code = networkFailureCode(error);
  // undici's own words are those of its code, in the middle of a parser.
  if (code === 'ERR_ASSERTION') return 'what came is no HTTP';
  const words = message === '' ? code : message;
  return redactText(code === '' || words.includes(code) ? words : `${words} (${code})`);
}

/** Node's name of what went wrong, of the innermost error that has one; else empty. */
export function networkFailureCode(error: unknown): string {
  for (const cause of causes(error).reverse()) {
    if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return '';
}

function isTimeLimit(error: unknown): boolean {
  return causes(error).some(cause => cause instanceof Error && cause.name === 'TimeoutError');
}

const proxyErrorIn = (error: unknown): ProxyError | undefined =>
  causes(error).find(cause => cause instanceof ProxyError);

/** An error and what caused it, outermost first. */
export function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let next = error; next !== undefined && !chain.includes(next);) {
    chain.push(next);
    next = next instanceof Error ? next.cause : undefined;
  }
  return chain;
}
