import { UnreachableError } from '../errors';
import { redactText } from './redact';

/**
 * `not-sent`: the environment never saw the request, and may on another try. `refused`: it never saw it, and will not.
 * `no-answer`: it may have executed it. `time-limit`: the same, after the longest time we wait.
 */
export type NetworkFailureKind = 'not-sent' | 'refused' | 'no-answer' | 'time-limit';

const kinds: Readonly<Record<string, NetworkFailureKind>> = {
  EAI_AGAIN: 'not-sent',
  UND_ERR_CONNECT_TIMEOUT: 'not-sent',
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  UND_ERR_ABORTED: 'refused',
  UND_ERR_PRX_TLS: 'refused',
};

const certificateCode = /CERT|^UNABLE_TO_|^ERR_TLS_|SELF_SIGNED|^ERR_SSL_|HOSTNAME_MISMATCH/;
const certificateProblem =
  'if the environment uses a private certificate authority, name its PEM file in DATAVERSE_CA_FILE; otherwise check that DATAVERSE_URL names the right host.';

const networkRemedies: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'check the network connection and its name server.',
  ENOTFOUND: 'check the host name in DATAVERSE_URL or AZURE_AUTHORITY_HOST, and the network connection.',
  ECONNREFUSED:
    'check the address in DATAVERSE_URL or AZURE_AUTHORITY_HOST, and that a server listens there. An emulator that was stopped takes its settings with it: start it again and paste the new ones, or unset DATAVERSE_URL.',
  UND_ERR_CONNECT_TIMEOUT: 'check the network connection, firewall and proxy (HTTPS_PROXY, NO_PROXY).',
  UND_ERR_ABORTED: 'check the proxy in HTTPS_PROXY: it refused to connect to this host.',
  UND_ERR_PRX_TLS: 'check the proxy in HTTPS_PROXY: its certificate does not fit its name.',
};
const otherwise = 'check the network connection and whether the environment is up, then run again.';

/** What an error thrown by `fetch` means for the request. */
export function networkFailureKind(error: unknown): NetworkFailureKind {
  if (isTimeLimit(error)) return 'time-limit';
  if (isBlockedPort(error)) return 'refused';
  const code = networkFailureCode(error);
  return kinds[code] ?? (certificateCode.test(code) ? 'refused' : 'no-answer');
}

/** An UnreachableError that says what went wrong with a request, and what to do about it. */
export function unreachable(method: string, url: string, error: unknown, timeout: number): UnreachableError {
  const asked = `${method} ${redactText(url)}`;
  if (isTimeLimit(error)) {
    return new UnreachableError(
      `${asked} got no answer within ${timeout / 1_000} s.`,
      'check whether the environment is busy (an import may be running), then run again.',
      { cause: error },
    );
  }
  const code = isBlockedPort(error) ? 'ECONNREFUSED' : networkFailureCode(error);
  const remedy = networkRemedies[code] ?? (certificateCode.test(code) ? certificateProblem : otherwise);
  return new UnreachableError(`${asked} got no answer: ${describeFailure(error)}.`, remedy, { cause: error });
}

/** The innermost words of an error thrown by `fetch`, whose own are only "fetch failed". */
export function describeFailure(error: unknown): string {
  const innermost = causes(error).at(-1);
  const message = innermost instanceof Error ? innermost.message : String(innermost);
  const code = networkFailureCode(error);
  const words = message === '' ? code : message;
  return redactText(code === '' || words.includes(code) ? words : `${words} (${code})`);
}

function networkFailureCode(error: unknown): string {
  for (const cause of causes(error).reverse()) {
    if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return '';
}

function isTimeLimit(error: unknown): boolean {
  return causes(error).some(cause => cause instanceof Error && cause.name === 'TimeoutError');
}

/** `fetch` connects to no port that belongs to another protocol: https://fetch.spec.whatwg.org/#port-blocking */
function isBlockedPort(error: unknown): boolean {
  return causes(error).some(cause => cause instanceof Error && cause.message === 'bad port');
}

/** An error and what caused it, outermost first. */
function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let next = error; next !== undefined && !chain.includes(next);) {
    chain.push(next);
    next = next instanceof Error ? next.cause : undefined;
  }
  return chain;
}
