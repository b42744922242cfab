import { expect, test } from '@playwright/test';
import { loadSettings } from '../settings/load';
import type { EnvironmentEntry } from './environments-schema';
import { variablesOfEntry } from './variables-of-entry';

const id = '11bb11bb-cc22-dd33-ee44-55ff55ff55ff';
const contoso: EnvironmentEntry = {
  name: 'contoso',
  url: 'https://contoso.crm.dynamics.com',
  profile: 'core',
  settings: { AZURE_CLIENT_ID: 'CONTOSO_ID', AZURE_CLIENT_SECRET: 'CONTOSO_SECRET' },
};
const fabrikam: EnvironmentEntry = {
  name: 'fabrikam',
  url: 'https://fabrikam.crm.dynamics.com',
  settings: { AZURE_CLIENT_SECRET: 'FABRIKAM_SECRET', AZURE_CLIENT_ID: 'FABRIKAM_ID' },
};
const plain: EnvironmentEntry = { name: 'plain', url: 'https://plain.crm.dynamics.com' };
const federated: EnvironmentEntry = {
  name: 'federated',
  url: 'https://federated.crm.dynamics.com',
  settings: { AZURE_CLIENT_ID: 'CONTOSO_ID' },
};
const entries = [contoso, fabrikam, plain, federated];

const env = {
  ...{ CONTOSO_ID: id, CONTOSO_SECRET: 'of contoso', FABRIKAM_SECRET: 'of fabrikam' },
  ...{ DATAVERSE_URL: 'https://other.crm.dynamics.com', AZURE_TENANT_ID: 'other.test', PAGE_SIZE: '7' },
  ...{ AZURE_CLIENT_ID: id, AZURE_CLIENT_SECRET: 'of the other' },
};

test('an entry has its address, its profile, and the values of the variables that it names', () => {
  const { env: own, lacks } = variablesOfEntry(contoso, entries, env);

  expect(lacks).toBeUndefined();
  expect(loadSettings(own)).toMatchObject({
    profile: 'core',
    pageSize: 7,
    credential: { kind: 'secret', clientId: id, secret: 'of contoso' },
  });
  expect(own['DATAVERSE_URL']).toBe('https://contoso.crm.dynamics.com');
});

test('nothing of another environment is mixed in, and no secret of another goes to the run', () => {
  const { env: own } = variablesOfEntry(contoso, entries, env);

  expect(own).toMatchObject({ AZURE_TENANT_ID: '', FABRIKAM_SECRET: '', CONTOSO_SECRET: '' });
  const values = Object.values(own).filter(value => /of the other|of fabrikam/.test(value ?? ''));
  expect(values).toEqual([]);
});

test('an entry that maps nothing signs in as the settings say', () => {
  const { env: own, lacks } = variablesOfEntry(plain, entries, env);

  expect(lacks).toBeUndefined();
  expect(loadSettings(own)).toMatchObject({ credential: { secret: 'of the other' }, tenantId: 'other.test' });
  expect(own).toMatchObject({ CONTOSO_SECRET: '', FABRIKAM_SECRET: '' });
});

test('what a pipeline sets for each job stays: an app signs in without a secret', () => {
  const job = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.test/x', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of the job' };

  const { env: own } = variablesOfEntry(federated, entries, { ...env, ...job });

  expect(loadSettings(own)).toMatchObject({ credential: { kind: 'github', clientId: id } });
});

test('a setting may be mapped from the variable of its own name', () => {
  const same: EnvironmentEntry = {
    name: 'same',
    url: 'https://same.crm.dynamics.com',
    settings: { AZURE_CLIENT_ID: 'AZURE_CLIENT_ID', AZURE_CLIENT_SECRET: 'AZURE_CLIENT_SECRET' },
  };

  expect(loadSettings(variablesOfEntry(same, [same, plain], env).env)).toMatchObject({
    credential: { secret: 'of the other' },
  });
  expect(loadSettings(variablesOfEntry(plain, [same, plain], env).env)).toMatchObject({
    credential: { secret: 'of the other' },
  });
});

test('variables that are not set are named, all at once, with the environment', () => {
  const { lacks } = variablesOfEntry(fabrikam, entries, { FABRIKAM_SECRET: ' ' });

  expect(lacks?.message).toMatch(/environment fabrikam lacks/);
  expect(lacks?.message).toContain('FABRIKAM_SECRET is not set: AZURE_CLIENT_SECRET is taken from it');
  expect(lacks?.message).toContain('FABRIKAM_ID is not set: AZURE_CLIENT_ID is taken from it');
});
