import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { onNamedEnvironment, reportsOfNamed } from './named-environment';

const url = 'https://contoso.crm.dynamics.com';
const settings = { AZURE_CLIENT_SECRET: 'CONTOSO_SECRET' };

function environmentsFile(): string {
  const file = test.info().outputPath('environments.json');
  mkdirSync(path.dirname(file), { recursive: true });
  const environments = [
    { name: 'contoso', url, settings },
    { name: 'play', emulator: true },
  ];
  writeFileSync(file, JSON.stringify({ environments }));
  return file;
}

const env = { CONTOSO_SECRET: 'of contoso', DATAVERSE_URL: 'https://other.crm.dynamics.com', REPORTS_FOLDER: '/r' };

test('a command looks at the environment that is named, with its settings and in its reports folder', () => {
  const file = environmentsFile();

  for (const args of [
    ['--solution', '--environment', 'contoso'],
    ['--environment=contoso', '--solution'],
  ]) {
    const named = onNamedEnvironment(args, env, file);
    expect(named).toMatchObject({ args: ['--solution'], reports: path.resolve('/r/environments/contoso') });
    expect(named.env).toMatchObject({
      ...{ DATAVERSE_URL: url, AZURE_CLIENT_SECRET: 'of contoso', CONTOSO_SECRET: '' },
      REPORTS_FOLDER: named.reports,
    });
  }
});

test('without a name it looks where the settings say, and no file is needed', () => {
  expect(onNamedEnvironment(['--json'], env, 'none.json')).toEqual({
    args: ['--json'],
    env,
    reports: path.resolve('/r'),
  });
});

test('an emulator that has a name is not the environment of the settings', () => {
  expect(onNamedEnvironment(['--environment', 'play'], env, environmentsFile()).env).toMatchObject({
    DATAVERSE_URL: '',
  });
});

test('a report needs no credentials, whatever else does says which variable is missing', () => {
  const file = environmentsFile();
  const args = ['--environment', 'contoso'];

  expect(reportsOfNamed([...args, '--help'], { REPORTS_FOLDER: '/r' }, file)).toEqual({
    args: ['--help'],
    reports: path.resolve('/r/environments/contoso'),
  });
  expect(() => onNamedEnvironment(args, {}, file)).toThrow('CONTOSO_SECRET is not set: AZURE_CLIENT_SECRET');
  expect(() => onNamedEnvironment(['--environment'], {}, file)).toThrow('--environment needs a value');
  expect(() => onNamedEnvironment(['--environment', '--json'], {}, file)).toThrow('--environment needs a value');
  expect(() => onNamedEnvironment(['--environment', 'x'], {}, file)).toThrow('environments.json has contoso, play');
});
