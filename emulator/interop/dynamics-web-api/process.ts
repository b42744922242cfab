import { DynamicsWebApi } from 'dynamics-web-api';
import { serveLibrary } from '../serve-library';
import { invokeByName, LibraryError, type OpenLibrary } from '../library';

/** https://github.com/AleksandrRogov/DynamicsWebApi, by the names of its own methods. */
const openDynamicsWebApi: OpenLibrary = (serverUrl, token) => {
  const client = new DynamicsWebApi({
    serverUrl,
    dataApi: { version: '9.2' },
    onTokenRefresh: () => Promise.resolve(token),
  });
  return {
    invoke: call => invokeByName(client, call).catch(rethrowDynamicsError),
    batch: (options, calls) => {
      client.startBatch();
      // Within a batch these never settle: what they ask for comes with the batch.
      for (const call of calls) void invokeByName(client, call);
      return client
        .executeBatch(options as Parameters<typeof client.executeBatch>[0])
        .catch(rethrowDynamicsError) as Promise<unknown>;
    },
  };
};

/** A batch throws what all its parts came to, results too; Dataverse's error stands one level deeper than the library's. */
function rethrowDynamicsError(thrown: unknown): never {
  const error: unknown = Array.isArray(thrown) ? thrown.find(outcome => outcome instanceof Error) : thrown;
  if (!(error instanceof Error)) throw new Error(String(error));
  const inner: unknown = Reflect.get(error, 'error');
  const details = typeof inner === 'object' && inner !== null ? inner : error;
  const message: unknown = Reflect.get(details, 'message');
  throw new LibraryError({
    message: String(message),
    status: Reflect.get(error, 'status'),
    code: Reflect.get(details, 'code'),
  });
}

void serveLibrary(openDynamicsWebApi);
