import { createFetches } from '../../../../dataverse/http/create-fetch';
import type { Connection } from '../../../../dataverse/http/request';
import type { Ground } from './contestant';

/** What our clients need to speak to the ground; each call leads to a web server of its own, as another user's would. */
export function connectionsTo({ url, caFile, token }: Ground): () => Connection {
  const fetches = createFetches({ caFile });
  return () => ({
    environmentUrl: new URL(url),
    fetch: fetches(),
    tokens: { accessToken: () => Promise.resolve(token), discard: () => undefined },
  });
}
