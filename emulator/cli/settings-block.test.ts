import { expect, test } from '@playwright/test';
import { parse } from 'dotenv';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readySettingsText, settingsBlock } from './settings-block';

const settings = {
  environmentUrl: 'https://localhost:8443',
  origin: 'https://localhost:8443',
  tenantId: '11111111-1111-4111-8111-111111111111',
  clientId: '22222222-2222-4222-8222-222222222222',
  secret: 'a-_b',
  certificateFile: '/home/with a blank/certificate.pem',
};
const second = {
  name: 'second',
  role: 'unit-reader',
  clientId: '33333333-3333-4333-8333-333333333333',
  secret: 'c-_d',
};

test('the settings are read back from a .env file as they are', () => {
  const environmentUrl = 'https://localhost:8443/org';

  expect(parse(settingsBlock({ ...settings, environmentUrl }))).toEqual({
    DATAVERSE_URL: environmentUrl,
    AZURE_AUTHORITY_HOST: settings.origin,
    AZURE_TENANT_ID: settings.tenantId,
    AZURE_CLIENT_ID: settings.clientId,
    AZURE_CLIENT_SECRET: settings.secret,
    DATAVERSE_CA_FILE: settings.certificateFile,
  });
});

test('what is printed is what programs wait for', () => {
  const expected = readFileSync(path.resolve(__dirname, '../../docs/wire/emulator-ready.txt'), 'utf8');

  const signIns = [
    {
      who: 'The user-assigned managed identity of a virtual machine',
      settings: {
        AZURE_POD_IDENTITY_AUTHORITY_HOST: settings.origin,
        AZURE_CLIENT_ID: '44444444-4444-4444-8444-444444444444',
      },
    },
  ];
  expect(`${readySettingsText({ ...settings, users: [second], signIns }, 8443)}\n`).toBe(expected);
});
