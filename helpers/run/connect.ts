import { createFetch } from '../dataverse/http/create-fetch';
import type { ExchangeRecorder } from '../dataverse/http/exchange';
import { OrganizationServiceClient } from '../dataverse/organization-service/organization-service-client';
import type { Settings } from './settings/settings';
import { createTokenSource } from '../dataverse/sign-in/create-token-source';
import { WebApiClient } from '../dataverse/web-api/web-api-client';

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

/** The same for the Organization Service. */
export function connectOrganizationService(settings: Settings, record?: ExchangeRecorder): OrganizationServiceClient {
  const fetch = createFetch(settings);
  return new OrganizationServiceClient({
    environmentUrl: settings.dataverseUrl,
    fetch,
    tokens: createTokenSource(settings, fetch),
    ...(record && { record }),
  });
}
