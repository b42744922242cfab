import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { emulatorIsReady } from './emulator-output';
import { connectionNames } from './load';

const printed = readFileSync(path.resolve(__dirname, '../../../docs/wire/emulator-ready.txt'), 'utf8');

test('the settings of the emulator and of its second user are in what it prints', () => {
  expect(emulatorIsReady.exec(printed)?.groups).toEqual({
    dataverse_url: 'https://localhost:8443',
    azure_authority_host: 'https://localhost:8443',
    azure_tenant_id: '11111111-1111-4111-8111-111111111111',
    azure_client_id: '22222222-2222-4222-8222-222222222222',
    azure_client_secret: 'a-_b',
    dataverse_ca_file: '/home/with a blank/certificate.pem',
    second_client_id: '33333333-3333-4333-8333-333333333333',
    second_client_secret: 'c-_d',
  });
});

test('an emulator that has not printed its last line is not ready', () => {
  expect(emulatorIsReady.test(printed.replace(/^listening on .*\n/m, ''))).toBe(false);
});

test('all that is read is a setting of the connection', () => {
  const names = Object.keys(emulatorIsReady.exec(printed)?.groups ?? {}).map(name => name.toUpperCase());
  expect(connectionNames).toEqual(expect.arrayContaining(names));
});
