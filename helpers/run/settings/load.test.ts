import path from 'node:path';
import { expect, test } from '@playwright/test';
import { SettingsError } from '../../dataverse/errors';
import type { Environment } from './environment';
import { loadSettings, loadSettingsBeforeEmulator, usesEmulator } from './load';
import { complete, fileWith, problemsOf } from './testing/problems-of';

test('three settings are enough, the others have defaults', () => {
  expect(loadSettings(complete)).toMatchObject({
    apiVersion: 'v9.2',
    tenantId: undefined,
    authorityHost: undefined,
    credential: { kind: 'secret', secret: 's3cr3t~value' },
    solution: { existing: 'adopt', keep: false },
    pageSize: 5000,
    settleSeconds: 60,
    organizationService: 'optional',
    profile: undefined,
  });
  expect(loadSettings(complete).dataverseUrl.href).toBe('https://contoso.crm.dynamics.com/');
});

test('without SOLUTION_FILE the package is left to the environment', () => {
  expect(loadSettings(complete).solution.file).toBeUndefined();
});

test('every setting is read', () => {
  const pem = fileWith('-----BEGIN CERTIFICATE-----');
  const settings = loadSettings({
    ...complete,
    DATAVERSE_URL: 'https://crm.contoso.test:444/org/',
    DATAVERSE_API_VERSION: 'v9.1',
    DATAVERSE_CA_FILE: pem,
    AZURE_TENANT_ID: 'contoso.onmicrosoft.com',
    AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.us/',
    SOLUTION_EXISTING: 'replace',
    SOLUTION_FILE: path.relative(process.cwd(), pem),
    KEEP_SOLUTION: 'TRUE',
    PAGE_SIZE: '3',
    SETTLE_SECONDS: '5',
    ORGANIZATION_SERVICE: 'off',
    PROFILE: 'smoke',
    HTTPS_PROXY: 'http://proxy.contoso.test:8080',
    NO_PROXY: '.contoso.test',
  });

  expect(settings).toMatchObject({
    apiVersion: 'v9.1',
    caFile: pem,
    tenantId: 'contoso.onmicrosoft.com',
    solution: { existing: 'replace', file: pem, keep: true },
    pageSize: 3,
    settleSeconds: 5,
    organizationService: 'off',
    profile: 'smoke',
    proxy: new URL('http://proxy.contoso.test:8080'),
    noProxy: '.contoso.test',
  });
  expect(settings.dataverseUrl.href).toBe('https://crm.contoso.test:444/org');
  expect(settings.authorityHost?.origin).toBe('https://login.microsoftonline.us');
});

test('all problems are told at once, each with its meaning and its place', () => {
  const problems = problemsOf({ PAGE_SIZE: '5001', SOLUTION_EXISTING: 'delete', KEEP_SOLUTION: 'perhaps' });

  expect(problems).toHaveLength(6);
  expect(problems.join('\n')).toMatch(
    /DATAVERSE_URL is not set: .*contoso\.crm\.dynamics\.com.*Power Platform admin center/,
  );
  expect(problems.join('\n')).toMatch(/AZURE_CLIENT_ID is not set: .*Application \(client\) ID.*Entra admin center/);
  expect(problems.join('\n')).toMatch(
    /AZURE_CLIENT_SECRET is not set, nor is AZURE_CLIENT_CERTIFICATE_PATH: .*Certificates & secrets/,
  );
  expect(problems.join('\n')).toMatch(/PAGE_SIZE is not a whole number from 1 to 5000/);
  expect(problems.join('\n')).toMatch(/SOLUTION_EXISTING is "delete", and not one of adopt, replace, fail/);
  expect(problems.join('\n')).toMatch(/KEEP_SOLUTION is neither true nor false/);
});

test('malformed values are refused one by one', () => {
  const names = (env: Environment) => problemsOf({ ...complete, ...env }).map(line => line.split(' ')[3]);
  expect(names({ DATAVERSE_API_VERSION: '9.2' })).toEqual(['DATAVERSE_API_VERSION']);
  expect(names({ AZURE_TENANT_ID: 'contoso/x' })).toEqual(['AZURE_TENANT_ID']);
  expect(names({ AZURE_TENANT_ID: 'adfs' })).toEqual([]);
  expect(names({ AZURE_CLIENT_ID: 'my app' })).toEqual(['AZURE_CLIENT_ID']);
  expect(names({ AZURE_AUTHORITY_HOST: 'http://login.contoso.test' })).toEqual(['AZURE_AUTHORITY_HOST']);
  expect(names({ AZURE_AUTHORITY_HOST: 'https://login.contoso.test/tenant' })).toEqual(['AZURE_AUTHORITY_HOST']);
  expect(names({ SOLUTION_FILE: '/nowhere/package.zip' })).toEqual(['SOLUTION_FILE']);
  expect(names({ DATAVERSE_CA_FILE: fileWith('not a certificate') })).toEqual(['DATAVERSE_CA_FILE']);
  expect(names({ NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' })).toEqual(['NODE_EXTRA_CA_CERTS']);
  expect(names({ PROFILE: 'all' })).toEqual(['PROFILE']);
  for (const SETTLE_SECONDS of ['-1', '0.5', '601', 'long']) {
    expect(names({ SETTLE_SECONDS })).toEqual(['SETTLE_SECONDS']);
  }
  for (const SCALE_ROWS of ['0', '-1', '1e9', '2.5', 'many']) expect(names({ SCALE_ROWS })).toEqual(['SCALE_ROWS']);
  for (const PAGE_SIZE of ['0', '-1', '2.5', 'many', '5001']) expect(names({ PAGE_SIZE })).toEqual(['PAGE_SIZE']);
});

test('no secret is in the message, also when it stands in the wrong line', () => {
  const secret = 'Q~8secretsecretsecretsecretsecretsecret~';
  const names = Object.keys(complete).concat(
    'SOLUTION_EXISTING',
    'PROFILE',
    'AZURE_TENANT_ID',
    'PAGE_SIZE',
    'KEEP_SOLUTION',
  );
  const everywhere = Object.fromEntries(names.map(name => [name, secret]));
  expect(() => loadSettings(everywhere)).toThrow(SettingsError);
  expect(problemsOf(everywhere).join('\n')).not.toContain('secretsecret');
});

test('before an emulator has handed over its settings, those of another environment are not looked at', () => {
  expect(loadSettingsBeforeEmulator({ AZURE_TENANT_ID: 'contoso/x', PAGE_SIZE: '3' })).toMatchObject({ pageSize: 3 });
  expect(() => loadSettingsBeforeEmulator({ PAGE_SIZE: '0' })).toThrow('PAGE_SIZE');
});

test('an empty address means the emulator', () => {
  expect(usesEmulator({})).toBe(true);
  expect(usesEmulator({ DATAVERSE_URL: ' ' })).toBe(true);
  expect(usesEmulator(complete)).toBe(false);
});

test('a second user needs both a client id and a secret', () => {
  const id = '22bb11bb-cc22-dd33-ee44-55ff55ff55ff';

  expect(loadSettings({ ...complete, SECOND_CLIENT_ID: id, SECOND_CLIENT_SECRET: 'other' }).secondUser).toEqual({
    kind: 'secret',
    clientId: id,
    secret: 'other',
  });
  expect(problemsOf({ ...complete, SECOND_CLIENT_ID: id })[0]).toContain('SECOND_CLIENT_SECRET is not set');
  expect(loadSettings(complete).secondUser).toBeUndefined();
});

test('tables are named by commas or blanks, in any case', () => {
  const { survey } = loadSettings({ ...complete, SURVEY_TABLES: 'Account, contact', REQUIRED_TABLES: 'new_order' });

  expect(survey).toEqual({ tables: ['account', 'contact'], required: ['new_order'] });
  expect(problemsOf({ ...complete, SURVEY_TABLES: 'sales/order' })[0]).toContain('SURVEY_TABLES holds something');
});
