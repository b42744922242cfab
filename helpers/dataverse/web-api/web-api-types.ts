import type { Ahead } from '../http/pages/ahead';
import type { ExpectedRefusal } from '../refusals/expected-refusal';

/** What a request came back with. `body` is the parsed JSON, the text of another content type, or undefined (204). */
export type WebApiResponse<T> = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
};

export type RequestOptions = {
  readonly headers?: Readonly<Record<string, string>>;
  /** Preferences, sent comma-separated in one `Prefer` header. */
  readonly prefer?: readonly string[];
  /** The request body, sent as JSON. */
  readonly json?: unknown;
  /** A request body that is not JSON, such as a batch. */
  readonly content?: { readonly type: string; readonly text: string };
  /** The address that refusals are about, where it is not the request's own: what a batch writes to. */
  readonly about?: string;
  /**
   * True: the server compares its caches of metadata and of privileges with the database first. Each server of an
   * environment has its own, up to 30 s old: for what must see an import, a removal or a new role at once.
   */
  readonly consistent?: boolean;
  /** The step's title in the report; the method and the path when left out. */
  readonly title?: string;
  /** Milliseconds for one attempt: 60 s for reads and 300 s for writes when left out. */
  readonly timeout?: number;
  /**
   * Refusals that are the answer to this request, and not the weather: by default a 401 or 403 is an AccessError, also of
   * `attempt`, and what servers with cold caches say is asked again for 5 to 60 s.
   */
  readonly expects?: readonly ExpectedRefusal[];
  /** `false` sends the request once, whatever comes back. */
  readonly retry?: boolean;
  /** For a request that is sent ahead of whoever may want its answer. */
  readonly ahead?: Ahead | undefined;
};

export type CreateOptions = Omit<RequestOptions, 'json' | 'content' | 'retry'> & {
  /** The primary key column that carries the client-made id, e.g. `sample_bookid`. */
  readonly idColumn: string;
  /** The row's GUID; a random one when left out. */
  readonly id?: string;
};
