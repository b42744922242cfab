import { DynamicsWebApi } from 'dynamics-web-api';

/** One call of a method of the library. */
export type LibraryCall = { readonly method: string; readonly args: readonly unknown[] };

/** Calls to be made one after the other; as a batch, the library sends them together. */
export type LibraryRequest = { readonly id: number; readonly calls: readonly LibraryCall[]; readonly asBatch: boolean };

export type LibraryFailure = { readonly message: string; readonly status?: unknown; readonly code?: unknown };

export type LibraryAnswer = { readonly id: number } & (
  { readonly result: unknown } | { readonly error: LibraryFailure }
);

/**
 * Runs dynamics-web-api in a process of its own: it takes no certificate authority, so that Node itself must trust the
 * emulator's, which NODE_EXTRA_CA_CERTS can say to a new process only. Its parent sends a {@link LibraryRequest} at a time.
 */
const client = new DynamicsWebApi({
  serverUrl: process.argv[2] ?? '',
  dataApi: { version: '9.2' },
  onTokenRefresh: () => Promise.resolve(process.argv[3] ?? ''),
});

function invoke({ method, args }: LibraryCall): Promise<unknown> {
  const member: unknown = Reflect.get(client, method);
  if (typeof member !== 'function') throw new Error(`The library has no method '${method}'.`);
  return member.apply(client, args) as Promise<unknown>;
}

async function run({ calls, asBatch }: LibraryRequest): Promise<unknown> {
  if (!asBatch) {
    let last: unknown;
    for (const call of calls) last = await invoke(call);
    return last;
  }
  const [options, ...parts] = calls;
  client.startBatch();
  // Within a batch these never settle: what they ask for comes with the batch.
  for (const call of parts) void invoke(call);
  return client.executeBatch(options?.args[0] as Parameters<typeof client.executeBatch>[0]);
}

/** A batch throws what all its parts came to, results too; Dataverse's error stands one level deeper than the library's. */
function describe(thrown: unknown): LibraryFailure {
  const error: unknown = Array.isArray(thrown) ? thrown.find(outcome => outcome instanceof Error) : thrown;
  if (!(error instanceof Error)) return { message: String(error) };
  const inner: unknown = Reflect.get(error, 'error');
  const details = typeof inner === 'object' && inner !== null ? inner : error;
  const message: unknown = Reflect.get(details, 'message');
  return { message: String(message), status: Reflect.get(error, 'status'), code: Reflect.get(details, 'code') };
}

process.on('message', (request: LibraryRequest) => {
  run(request).then(
    result => process.send?.({ id: request.id, result } satisfies LibraryAnswer),
    (error: unknown) => process.send?.({ id: request.id, error: describe(error) } satisfies LibraryAnswer),
  );
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
