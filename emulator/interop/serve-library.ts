import {
  type LibraryAnswer,
  LibraryError,
  type LibraryFailure,
  type LibraryRequest,
  type OpenLibrary,
} from './library';

/**
 * Makes this process a library's own: it takes no certificate authority, so that Node itself must trust the emulator's, which
 * NODE_EXTRA_CA_CERTS can say to a new process only. Its parent sends a {@link LibraryRequest} at a time.
 */
export async function serveLibrary(open: OpenLibrary): Promise<void> {
  const [, , origin = '', token = ''] = process.argv;
  const library = await open(origin, token);
  const run = async ({ calls, asBatch }: LibraryRequest): Promise<unknown> => {
    if (asBatch) {
      const [options, ...parts] = calls;
      return library.batch?.(options?.args[0], parts);
    }
    let last: unknown;
    for (const call of calls) last = await library.invoke(call);
    return last;
  };
  process.on('message', (request: LibraryRequest) => {
    run(request).then(
      result => process.send?.({ id: request.id, result } satisfies LibraryAnswer),
      (error: unknown) => process.send?.({ id: request.id, error: describeFailure(error) } satisfies LibraryAnswer),
    );
  });
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
}

function describeFailure(error: unknown): LibraryFailure {
  if (error instanceof LibraryError) return { message: error.message, status: error.status, code: error.code };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
