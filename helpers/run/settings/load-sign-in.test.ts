import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Environment } from './environment';
import { loadSettings } from './load';
import { complete, fileWith, problemsOf } from './testing/problems-of';

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
