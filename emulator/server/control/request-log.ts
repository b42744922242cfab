import { type MiddlewareHandler } from 'hono';
import { notingOperations } from '../../protocols/answered-operations';

/** One request that was answered. Neither bodies nor credentials are kept. */
type RequestEntry = {
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** With its query, values that may be secret taken out. */
  readonly path: string;
  /** Headers that change what Dataverse does. */
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  /** Those that did what was asked, by their names in the fidelity list: several for a batch, none for a refusal. */
  readonly operations: readonly string[];
  /** Milliseconds. */
  readonly duration: number;
};

const CAPACITY = 1_000;
const LONGEST_PATH = 2_048;

/** The only headers that are kept: what is not named here, Authorization first of all, never gets in. */
const KEPT_HEADERS = ['prefer', 'if-match', 'if-none-match', 'content-type', 'content-length', 'accept', 'user-agent'];

/** https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_QueryOptions */
const KEPT_OPTIONS: ReadonlySet<string> = new Set(
  ['select', 'filter', 'orderby', 'top', 'skip', 'count', 'expand', 'apply', 'search', 'format']
    .concat('skiptoken', 'deltatoken')
    .map(name => `$${name}`),
);

/** What asks for the Organization Service's description. */
const KEPT_FLAGS: ReadonlySet<string> = new Set(['wsdl', 'singlewsdl']);

/** On-premises the organization's name stands in front. */
const webApiPath = /^(?:\/[^/]+)?\/api\/data(?:\/|$)/i;

const redacted = '[redacted]';

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
export const logRequests =
  (log: RequestLog): MiddlewareHandler =>
  async (c, next) => {
    const started = performance.now();
    const at = new Date().toISOString();
    const operations: string[] = [];
    await notingOperations(operations, next);
    const duration = Math.round(performance.now() - started);
    const { method, url, headers } = c.req.raw;
    log.add({
      at,
      method,
      path: redactLoggedPath(url),
      headers: loggedHeaders(headers),
      status: c.res.status,
      operations,
      duration,
    });
  };

/** Of the Web API's addresses, OData's options and parameter aliases (`@p1`) stay. All other values go: they may be codes or tokens. */
function redactLoggedPath(url: string): string {
  const { pathname, search } = new URL(url);
  const isWebApi = webApiPath.test(pathname);
  const options = search
    .slice(1)
    .split('&')
    .map(option => redactLoggedOption(option, isWebApi));
  const path = search === '' ? pathname : `${pathname}?${options.join('&')}`;
  return path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path;
}

function redactLoggedOption(option: string, isWebApi: boolean): string {
  const [name = '', ...values] = option.split('=');
  if (values.length === 0) return KEPT_FLAGS.has(name.toLowerCase()) ? name : redacted;
  const plainName = name.toLowerCase().replace('%24', '$').replace('%40', '@');
  const isKept = isWebApi && (KEPT_OPTIONS.has(plainName) || /^@\w+$/.test(plainName));
  return isKept ? option : `${name}=${redacted}`;
}

function loggedHeaders(headers: Headers): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = headers.get(name);
    if (value !== null) kept[name] = value.slice(0, 256);
  }
  return kept;
}
