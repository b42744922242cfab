import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../command';
import { lockedPackages } from './lock-file';
import { allowedLicences, readLicences, thirdPartyFile, thirdPartyPage } from './third-party';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const locked = lockedPackages(root);
const manifests = ['package.json', 'emulator/package.json'];

const registry = 'https://registry.npmjs.org/';

const versions = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({ dependencies: versions, devDependencies: versions });
const namedIn = (file: string): Record<string, string> => {
  const { dependencies, devDependencies } = manifestSchema.parse(JSON.parse(read(file)));
  return { ...dependencies, ...devDependencies };
};

test('every package is locked to bytes of the npm registry', () => {
  expect(locked.length).toBeGreaterThan(300);
  for (const { name, integrity, resolved } of locked) {
    expect(integrity, name).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
    // Where no address is written it comes from the registry that npm is set to, a mirror perhaps: the bytes are the same.
    expect(resolved ?? registry, name).toMatch(/^https:\/\/registry\.npmjs\.org\//);
  }
});

test('what is asked for is one version, and not a range', () => {
  for (const file of manifests)
    for (const [name, version] of Object.entries(namedIn(file)))
      expect(version, `${name} in ${file}`).toMatch(/^\d+\.\d+\.\d+$/);
});

test('no package runs anything when it is installed, and none more than before wants to', () => {
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  // Its script looks for a binary of this system, which npm has chosen already.
  expect(locked.filter(one => one.hasInstallScript).map(({ name }) => name)).toEqual(['@swc/core']);
});

test('every licence is one that is allowed, or was read', () => {
  const isRead = (name: string) => name in readLicences;
  for (const { name, license } of locked)
    if (!isRead(name)) expect(allowedLicences, `${name}: ${String(license)}`).toContain(license);
  expect(Object.keys(readLicences).filter(name => !locked.some(one => one.name === name))).toEqual([]);
});

test(`${thirdPartyFile} lists what is installed; otherwise run "npm run licences"`, () => {
  expect(read(thirdPartyFile)).toBe(thirdPartyPage(root));
});

const dependabotSchema = z.strictObject({
  version: z.literal(2),
  updates: z.array(
    z.strictObject({
      'package-ecosystem': z.enum(['npm', 'github-actions']),
      directories: z.array(z.string()),
      schedule: z.strictObject({ interval: z.enum(['weekly', 'monthly']) }),
      cooldown: z.strictObject({ 'default-days': z.int().min(7) }),
      groups: z.record(z.string(), z.strictObject({ patterns: z.array(z.string()) })),
      ignore: z.array(z.strictObject({ 'dependency-name': z.string(), versions: z.array(z.string()) })).default([]),
    }),
  ),
});

test('updates come for all that is pinned, and what must move together comes in one', () => {
  const { updates } = dependabotSchema.parse(parse(read('.github/dependabot.yml')));
  const npm = updates.find(one => one['package-ecosystem'] === 'npm');
  const actions = updates.find(one => one['package-ecosystem'] === 'github-actions');
  const names = new Set(manifests.flatMap(file => Object.keys(namedIn(file))));
  const groupOf = (name: string): string | undefined =>
    Object.entries(npm?.groups ?? {}).find(([, { patterns }]) => patterns.includes(name))?.[0];

  for (const { patterns } of Object.values(npm?.groups ?? {}))
    expect(patterns.filter(name => !names.has(name))).toEqual([]);
  for (const { 'dependency-name': name } of npm?.ignore ?? []) expect(names).toContain(name);
  for (const together of [
    ['@playwright/test', 'allure-playwright', 'allure-js-commons', 'allure'],
    ['typescript', 'ts-node', '@swc/core', 'typescript-eslint'],
    ['@electric-sql/pglite', '@electric-sql/pglite-prepopulatedfs'],
  ]) {
    expect(groupOf(together[0] ?? ''), together.join()).toBeDefined();
    expect(new Set(together.map(groupOf)).size, together.join()).toBe(1);
  }
  expect(actions?.directories).toEqual(['/', '/.github/actions/verify']);
});
