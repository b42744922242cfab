/** One request, as o.js builds it: `o(root).patch(resource, body).query(query)`. */
export type ODataCall = {
  readonly verb: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below the Web API's root, or a whole URL. */
  readonly resource: string;
  readonly body?: object | undefined;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What o.js answers where it leaves a response as it is. */
export type ODataReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: unknown;
};
