/** A row as a client says it holds it: what it has beside the columns that it was told of is not looked at. */
export type HeldRow = Readonly<Record<string, unknown>>;

/** What came of one synchronisation. */
export type Synchronised =
  | { readonly kind: 'done'; readonly copy: readonly HeldRow[] }
  /** It says that it failed, or says nothing that can be understood. It is told to synchronise again later. */
  | { readonly kind: 'failed'; readonly why: string }
  /** It did not come to an end in its time, and was ended. */
  | { readonly kind: 'hung'; readonly why: string };

/** Somebody else's consumer of change tracking, during one history. */
export type Client = {
  synchronise(): Promise<Synchronised>;
  /** Ends whatever runs. */
  end(): Promise<void>;
};

/** How a client is started. */
export type ClientStart = {
  /** A line for the shell. */
  readonly command: string;
  /** The folder that it is run in. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that a synchronisation may take. */
  readonly timeout: number;
};
