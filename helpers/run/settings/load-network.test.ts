import { expect, test } from '@playwright/test';
import type { Environment } from './environment';
import { loadSettings, loadSettingsBeforeEmulator } from './load';
import { complete, problemsOf } from './testing/problems-of';

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
