import { createFetches } from '../dataverse/http/create-fetch';
import type { ExchangeRecorder } from '../dataverse/http/exchange';
import type { Connection } from '../dataverse/http/request';
import type { Pace } from '../dataverse/http/pace';
import { OrganizationServiceClient } from '../dataverse/organization-service/organization-service-client';
import type { Settings } from './settings/settings';
import { createTokenSource } from '../dataverse/sign-in/create-token-source';
import { WebApiClient } from '../dataverse/web-api/web-api-client';

/** Clients of both endpoints. */
export type Clients = {
  readonly webApi: WebApiClient;
  readonly organizationService: OrganizationServiceClient;
};

/** A client that signs in to the environment of the settings. Nothing is asked yet. `record` shows its exchanges. */
export const connect = (settings: Settings, record?: ExchangeRecorder): WebApiClient =>
  connector(settings, record)().webApi;

/**
 * Makes clients that share one sign-in. A load balancer knows each pair by itself, and may send it to another web server
 * of the environment than the pair before. `pace` lets the requests of all of them out.
 */
export function connector(settings: Settings, record?: ExchangeRecorder, pace?: Pace): () => Clients {
  const { dataverseUrl: environmentUrl, apiVersion } = settings;
  const fetches = createFetches(settings);
  const tokens = createTokenSource(settings, fetches());
  return () => {
    const connection: Connection = {
      environmentUrl,
      fetch: fetches(),
      tokens,
      ...(record && { record }),
      ...(pace && { pace }),
    };
    return {
      webApi: new WebApiClient({ apiVersion, ...connection }),
      organizationService: new OrganizationServiceClient(connection),
    };
  };
}
