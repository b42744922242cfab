import { createFetch } from '../dataverse/http/create-fetch';
import type { ExchangeRecorder } from '../dataverse/http/exchange';
import type { Connection } from '../dataverse/http/request';
import { OrganizationServiceClient } from '../dataverse/organization-service/organization-service-client';
import type { Settings } from './settings/settings';
import { createTokenSource } from '../dataverse/sign-in/create-token-source';
import { WebApiClient } from '../dataverse/web-api/web-api-client';

/** A client that signs in to the environment of the settings. Nothing is asked yet. `record` shows its exchanges. */
export const connect = (settings: Settings, record?: ExchangeRecorder): WebApiClient =>
  new WebApiClient({ apiVersion: settings.apiVersion, ...connectionOf(settings, record) });

/** The same for the Organization Service. */
export const connectOrganizationService = (settings: Settings, record?: ExchangeRecorder): OrganizationServiceClient =>
  new OrganizationServiceClient(connectionOf(settings, record));

function connectionOf(settings: Settings, record: ExchangeRecorder | undefined): Connection {
  const fetch = createFetch(settings);
  const tokens = createTokenSource(settings, fetch);
  return { environmentUrl: settings.dataverseUrl, fetch, tokens, ...(record && { record }) };
}
