import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { findEnvironment, readEnvironments } from './read-environments';

function fileWith(value: unknown): string {
  const file = test.info().outputPath('environments.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

const url = 'https://contoso.crm.dynamics.com';
const problemWith = (...environments: unknown[]): string => {
  try {
    readEnvironments(fileWith({ environments }));
    return 'none';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

test('the example is one that can be read', () => {
  const entries = readEnvironments('environments.example.json');

  expect(entries.map(({ name }) => name)).toEqual(['emulator', 'contoso-dev', 'contoso-test']);
  expect(findEnvironment(entries, 'Contoso-TEST')).toMatchObject({ profile: 'core' });
});

test('a byte order mark before the file makes no difference', () => {
  expect(readEnvironments(fileWith('\uFEFF{ "environments": [{ "name": "x", "emulator": true }] }'))).toHaveLength(1);
});

test('an unknown name is refused with those there are, a missing file with what to copy', () => {
  const entries = readEnvironments('environments.example.json');

  expect(() => findEnvironment(entries, 'contoso')).toThrow(/called contoso\.\n.*emulator, contoso-dev, contoso-test/);
  expect(() => readEnvironments(test.info().outputPath('none.json'))).toThrow(
    /There is no .*\n.*environments\.example/,
  );
  expect(() => readEnvironments(fileWith('{'))).toThrow(/cannot be read/);
});

test('all that is wrong is told, at its place, of the kind of entry that was meant', () => {
  expect(problemWith({ name: 'a/b', url }, { name: 'x', url, profile: 'all' })).toMatch(
    /environments\.0\.name: is not letters.*\n.*environments\.1\.profile: /,
  );
  expect(problemWith({ name: 'x' })).toContain('environments.0.url: ');
  expect(problemWith({ name: 'x', url, colour: 'red' })).toContain('"colour"');
  expect(problemWith({ name: 'x', emulator: true, profile: 'all' })).toContain('environments.0.profile');
  expect(problemWith({ name: 'x', url, settings: { PAGESIZE: 'A' } })).toContain('PAGESIZE');
  expect(problemWith({ name: 'x', url }, { name: 'X', emulator: true })).toContain('X is the name of two environments');
  for (const name of ['index.html', 'Summary.md', 'index.html.lock', 'CON', 'com1.dev']) {
    expect(problemWith({ name, url })).toContain('environments.0.name: cannot be the name of a folder here');
  }
  for (const name of ['contoso', 'console', 'com10', 'index']) expect(problemWith({ name, url })).toBe('none');
  expect(problemWith()).toContain('environments');
  expect(problemWith({ name: 'x', url, settings: { AZURE_CLIENT_ID: 'ID' } })).toBe('none');
});

test('a secret that stands where the name of a variable belongs is refused, and not shown', () => {
  const secret = 'q1~8Q~very.secret';

  const problem = problemWith({ name: 'x', url, settings: { AZURE_CLIENT_SECRET: secret } });

  expect(problem).toContain('environments.0.settings.AZURE_CLIENT_SECRET: is not the name of a variable');
  expect(problem).not.toContain(secret);
});
