import { createFetch } from './http/create-fetch';
import type { ExchangeRecorder } from './http/exchange';
import type { Settings } from './settings';
import { createTokenSource } from './sign-in/create-token-source';
import { WebApiClient } from './web-api/web-api-client';

/** A client that signs in to the environment of the settings. Nothing is asked yet. `record` shows its exchanges. */
export function connect(settings: Settings, record?: ExchangeRecorder): WebApiClient {
  const fetch = createFetch(settings);
  return new WebApiClient({
    environmentUrl: settings.dataverseUrl,
    apiVersion: settings.apiVersion,
    fetch,
    tokens: createTokenSource(settings, fetch),
    ...(record && { record }),
  });
}
