import { WebApiClient, type WebApiClientOptions } from './web-api-client';
import type { WebApiResponse } from './web-api-types';

/** A client that nobody signed in: without a bearer token, or with a made-up one. */
export class AnonymousClient {
  readonly #connection: Omit<WebApiClientOptions, 'tokens'>;

  constructor(connection: Omit<WebApiClientOptions, 'tokens'>) {
    this.#connection = connection;
  }

  /** Asks for a tracked read. */
  ask(path: string, { token }: { token?: string } = {}): Promise<WebApiResponse<unknown>> {
    const tokens = token === undefined ? {} : { tokens: { accessToken: () => Promise.resolve(token), discard() {} } };
    const client = new WebApiClient({ ...this.#connection, ...tokens });
    return client.attempt('GET', path, { prefer: ['odata.track-changes'], retry: false });
  }
}
