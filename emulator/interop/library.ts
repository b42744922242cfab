/** One call of a method of a library. */
export type LibraryCall = { readonly method: string; readonly args: readonly unknown[] };

/** Calls to be made one after the other; as a batch, the library sends them together. */
export type LibraryRequest = { readonly id: number; readonly calls: readonly LibraryCall[]; readonly asBatch: boolean };

export type LibraryFailure = { readonly message: string; readonly status?: unknown; readonly code?: unknown };

export type LibraryAnswer = { readonly id: number } & (
  { readonly result: unknown } | { readonly error: LibraryFailure }
);

/** A client that nobody here wrote, ready to be called. What it throws says `status` and `code`, where it knows them. */
export type Library = {
  readonly invoke: (call: LibraryCall) => Promise<unknown>;
  /** The answers in the order of the calls; undefined where a batch is an ordinary call of the library. */
  readonly batch?: (options: unknown, calls: readonly LibraryCall[]) => Promise<unknown>;
};

/** Opens a library on an environment, `https://localhost:8443`, with a token for it. */
export type OpenLibrary = (origin: string, token: string) => Library | Promise<Library>;

/** What a library threw, in the form that its tests read. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError';
  readonly status: unknown;
  /** `0x…` of the Web API, a number of the Organization Service. */
  readonly code: unknown;

  constructor({ message, status, code }: LibraryFailure) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Calls a method of an object by its name. */
export function invokeByName(target: object, { method, args }: LibraryCall): Promise<unknown> {
  const member: unknown = Reflect.get(target, method);
  if (typeof member !== 'function') throw new Error(`The library has no method '${method}'.`);
  return member.apply(target, args) as Promise<unknown>;
}
