import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { SettingsError } from '../../dataverse/errors';
import type { Environment } from './environment';
import { loadSettings, loadSettingsBeforeEmulator, usesEmulator } from './load';

const complete: Environment = {
  DATAVERSE_URL: 'https://contoso.crm.dynamics.com/',
  AZURE_CLIENT_ID: '11bb11bb-cc22-dd33-ee44-55ff55ff55ff',
  AZURE_CLIENT_SECRET: 's3cr3t~value',
};

function fileWith(contents: string, name = 'file.pem'): string {
  const file = test.info().outputPath(`${randomUUID()}-${name}`);
  writeFileSync(file, contents);
  return file;
}

function problemsOf(env: Environment): string[] {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n').filter(line => line.startsWith('  - '));
    throw error;
  }
  return [];
}

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
  for (const PAGE_SIZE of ['0', '-1', '2.5', 'many', '5001']) expect(names({ PAGE_SIZE })).toEqual(['PAGE_SIZE']);
});

test('a certificate is a credential, and a secret wins over it', () => {
  const file = fileWith('pem');
  const certificate = { ...complete, AZURE_CLIENT_SECRET: '', AZURE_CLIENT_CERTIFICATE_PATH: file };

  const credentialOf = (env: Environment) => loadSettings({ ...certificate, ...env }).credential;
  const found = { kind: 'certificate', clientId: complete['AZURE_CLIENT_ID'], path: file };
  expect(credentialOf({})).toEqual(found);
  expect(credentialOf({ AZURE_CLIENT_CERTIFICATE_PASSWORD: 'p' })).toEqual({ ...found, password: 'p' });
  expect(credentialOf({ AZURE_CLIENT_SECRET: 's' })).toMatchObject({ kind: 'secret', secret: 's' });
  expect(credentialOf({ AZURE_CLIENT_SECRET: 's', SIGN_IN: 'certificate' })).toEqual(found);
});

test('a way that is asked for by name wants its own settings, and a name that is none is refused', () => {
  expect(problemsOf({ ...complete, SIGN_IN: 'certificate' })).toEqual([
    expect.stringContaining('AZURE_CLIENT_CERTIFICATE_PATH is not set: a PEM or PFX file'),
    expect.stringContaining('SIGN_IN is certificate, but AZURE_CLIENT_SECRET is set'),
  ]);
  expect(problemsOf({ ...complete, SIGN_IN: 'password' })).toEqual([expect.stringContaining('SIGN_IN is not one of ')]);
});

test('a given token wins over every other credential, and the Azure CLI is asked by name alone', () => {
  expect(loadSettings({ ...complete, DATAVERSE_ACCESS_TOKEN: 'a.b.c' }).credential).toEqual({
    kind: 'access-token',
    token: 'a.b.c',
  });
  expect(loadSettings({ ...complete, SIGN_IN: 'azure-cli' }).credential).toMatchObject({ kind: 'azure-cli' });
  expect(problemsOf({ ...complete, SIGN_IN: 'access-token' }).join()).toContain('DATAVERSE_ACCESS_TOKEN is not set');
});

test('a person signs in by a code when that is asked for, and never in a pipeline', () => {
  const rest = { DATAVERSE_URL: complete['DATAVERSE_URL'], SIGN_IN: 'device-code' };
  const sampleApp = '51f81489-12ee-4a9e-aaae-a2591f45987d';

  expect(loadSettings(rest).credential).toEqual({ kind: 'device-code', clientId: sampleApp });
  expect(loadSettings({ ...rest, CI: 'false', TOKEN_CACHE_FILE: 'tokens.json' }).credential).toEqual({
    ...{ kind: 'device-code', clientId: sampleApp },
    cacheFile: path.resolve('tokens.json'),
  });
  expect(loadSettings({ ...rest, CHANGE_TRACKING_RUN_SIGN_IN: '{}' }).credential).toHaveProperty('handedOn', '{}');
  for (const CI of ['true', '1']) {
    expect(problemsOf({ ...rest, CI })).toEqual([expect.stringMatching(/CI is set.*nobody is in a pipeline.*github/)]);
  }
});

test('a certificate that is not there and a password without one are told', () => {
  const { AZURE_CLIENT_SECRET: _, ...rest } = complete;
  expect(problemsOf({ ...rest, AZURE_CLIENT_CERTIFICATE_PATH: '/nowhere/app.pem' }).join()).toContain(
    'AZURE_CLIENT_CERTIFICATE_PATH names a file that does not exist',
  );
  expect(problemsOf({ ...complete, AZURE_CLIENT_CERTIFICATE_PASSWORD: 'hunter2' })).toEqual([
    '  - AZURE_CLIENT_CERTIFICATE_PASSWORD is set without AZURE_CLIENT_CERTIFICATE_PATH, which it belongs to',
  ]);
});

test('sending the chain is no matter of a secret, and refuses none', () => {
  expect(loadSettings({ ...complete, AZURE_CLIENT_SEND_CERTIFICATE_CHAIN: 'true' }).credential.kind).toBe('secret');
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

test('a proxy is also named in lower case, and by HTTP_PROXY where nothing else is', () => {
  const proxyOf = (env: Environment) => loadSettings({ ...complete, ...env }).proxy?.hostname;

  expect(proxyOf({ https_proxy: 'http://a', HTTPS_PROXY: 'http://b' })).toBe('a');
  expect(proxyOf({ https_proxy: '', HTTPS_PROXY: 'http://b', HTTP_PROXY: 'http://c' })).toBe('b');
  expect(proxyOf({ HTTP_PROXY: 'http://c' })).toBe('c');
  expect(proxyOf({})).toBeUndefined();
});

test('a proxy of a kind that is not spoken is refused only where a host is reached through it', () => {
  const socks = { ...complete, HTTPS_PROXY: 'socks5://ann:hunter2@proxy.contoso.test' };
  const login = 'login.microsoftonline.com';
  const refused = [expect.stringMatching(/HTTPS_PROXY is neither http:\/\/ nor https:\/\//)];

  expect(problemsOf(socks)).toEqual(refused);
  // The environment passes it by, and its identity provider does not.
  expect(problemsOf({ ...socks, NO_PROXY: '.dynamics.com' })).toEqual(refused);
  for (const NO_PROXY of ['*', `.dynamics.com,${login}`]) {
    expect(loadSettings({ ...socks, NO_PROXY }).proxy, NO_PROXY).toBeUndefined();
  }
  expect(loadSettings({ ...socks, NO_PROXY: '.dynamics.com', DATAVERSE_ACCESS_TOKEN: 'a.b.c' }).proxy).toBeUndefined();
  const pipeline = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://pipelines.test/x', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' };
  expect(problemsOf({ ...socks, ...pipeline, AZURE_CLIENT_SECRET: '', NO_PROXY: `.dynamics.com,${login}` })).toEqual(
    refused,
  );
  const onEmulator = { DATAVERSE_URL: 'https://localhost:8443', AZURE_AUTHORITY_HOST: 'https://localhost:8443' };
  expect(loadSettings({ ...socks, ...onEmulator }).proxy).toBeUndefined();
  expect(loadSettingsBeforeEmulator(socks).proxy).toBeUndefined();
});

test('certificates that are not checked are refused for every host but this machine', () => {
  const unchecked = { ...complete, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const local = 'https://localhost:8443';

  expect(problemsOf(unchecked).join()).toMatch(/NODE_TLS_REJECT_UNAUTHORIZED is 0.*contoso\.crm.*DATAVERSE_CA_FILE/);
  expect(
    problemsOf({ ...unchecked, DATAVERSE_URL: local, AZURE_AUTHORITY_HOST: 'https://login.contoso.test' }),
  ).toEqual([expect.stringContaining('to login.contoso.test whoever answers there')]);
  expect(problemsOf({ ...unchecked, DATAVERSE_URL: local, AZURE_AUTHORITY_HOST: local })).toEqual([]);
  expect(problemsOf({ ...unchecked, DATAVERSE_URL: 'https://localhost.contoso.test' })).toHaveLength(1);
  expect(problemsOf({ ...unchecked, NODE_TLS_REJECT_UNAUTHORIZED: '1' })).toEqual([]);
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
