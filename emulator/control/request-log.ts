import { type MiddlewareHandler } from 'hono';

/** One request that was answered. Neither bodies nor credentials are kept. */
export type RequestEntry = {
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** With its query, values that may be secret taken out. */
  readonly path: string;
  /** Headers that change what Dataverse does. */
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  /** Milliseconds. */
  readonly duration: number;
};

const CAPACITY = 1_000;
const LONGEST_PATH = 2_048;

/** The only headers that are kept: what is not named here, Authorization first of all, never gets in. */
const KEPT_HEADERS = ['prefer', 'if-match', 'if-none-match', 'content-type', 'content-length', 'accept', 'user-agent'];

/** The newest requests, the oldest forgotten first. */
export class RequestLog {
  #entries: RequestEntry[] = [];

  /** Oldest first. */
  get entries(): readonly RequestEntry[] {
    return this.#entries;
  }

  add(entry: RequestEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > CAPACITY) this.#entries.shift();
  }

  clear(): void {
    this.#entries = [];
  }
}

/** Writes each answered request into the log; mount it in front of what shall be logged. */
export const recordRequests =
  (log: RequestLog): MiddlewareHandler =>
  async (c, next) => {
    const started = performance.now();
    const at = new Date().toISOString();
    await next();
    const duration = Math.round(performance.now() - started);
    const { method, url, headers } = c.req.raw;
    log.add({ at, method, path: redactPath(url), headers: keptHeaders(headers), status: c.res.status, duration });
  };

/** OData's own options (`$filter`, `@p1`) stay; values of all others go, since they may be codes or tokens. */
function redactPath(url: string): string {
  const { pathname, search } = new URL(url);
  const options = search.slice(1).split('&').map(redactOption).join('&');
  const path = search === '' ? pathname : `${pathname}?${options}`;
  return path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path;
}

const redactOption = (option: string): string => {
  const isOData = /^(?:\$|%24|@|%40)\w+=/i.test(option);
  return isOData || !option.includes('=') ? option : `${option.slice(0, option.indexOf('='))}=[redacted]`;
};

function keptHeaders(headers: Headers): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = headers.get(name);
    if (value !== null) kept[name] = value.slice(0, 256);
  }
  return kept;
}
