import { WebApiClient, type WebApiClientOptions } from './web-api-client';

export type AnonymousClient = ReturnType<typeof createAnonymousClient>;

/** A client that nobody signed in: without a bearer token, or with a made-up one. */
export const createAnonymousClient = (connection: Omit<WebApiClientOptions, 'tokens'>) => ({
  /** Asks for a tracked read. */
  ask: (path: string, { token }: { token?: string } = {}) => {
    const tokens = token === undefined ? {} : { tokens: { accessToken: () => Promise.resolve(token), discard() {} } };
    const client = new WebApiClient({ ...connection, ...tokens });
    return client.attempt('GET', path, { prefer: ['odata.track-changes'], expects: ['access'] });
  },
});
