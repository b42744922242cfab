import { expect, test } from '@playwright/test';
import { parse } from 'dotenv';
import { settingsBlock } from './settings-block';

test('the settings are read back from a .env file as they are', () => {
  const settings = {
    environmentUrl: 'https://localhost:8443/org',
    origin: 'https://localhost:8443',
    tenantId: '11111111-1111-4111-8111-111111111111',
    clientId: '22222222-2222-4222-8222-222222222222',
    secret: 'a-_b',
    certificateFile: '/tmp/with a blank/certificate.pem',
  };

  expect(parse(settingsBlock(settings))).toEqual({
    DATAVERSE_URL: settings.environmentUrl,
    AZURE_AUTHORITY_HOST: settings.origin,
    AZURE_TENANT_ID: settings.tenantId,
    AZURE_CLIENT_ID: settings.clientId,
    AZURE_CLIENT_SECRET: settings.secret,
    DATAVERSE_CA_FILE: settings.certificateFile,
  });
});
