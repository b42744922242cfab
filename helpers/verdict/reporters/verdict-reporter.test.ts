import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { RequirementOutcome, Verdict } from './verdict-schema';
import { readVerdict } from './write-verdict';

const config = `
import { defineConfig } from '@playwright/test';
export default defineConfig({
  timeout: 1_000,
  workers: 1,
  reporter: [['${path.join(__dirname, 'verdict-reporter.ts')}'], ['junit', { outputFile: 'reports/junit.xml' }]],
  projects: [
    { name: 'solution', testMatch: 'setup.ts' },
    { name: 'specs', testMatch: 'specs.ts', dependencies: ['solution'] },
  ],
});`;

const specs = `
import { expect, test as base } from '@playwright/test';
class SignInError extends Error { override readonly name: string = 'SignInError'; }
const test = base.extend<{ client: string }>({
  client: async ({}, use) => { await use('x'); throw new SignInError('the secret is swordfish'); },
});
test('created rows come', { tag: '@CT-DELTA-02' }, async () => {});
test('the deletion comes', { tag: '@CT-DELTA-04' }, async () => {
  await test.step('compare', () => { expect([], 'the deletion').toHaveLength(1); });
});
test('the client', { tag: '@CT-DELTA-01' }, async ({ client }) => { expect(client).toBe('x'); });
test('the wait', { tag: '@CT-DELTA-03' }, async () => { await new Promise(() => {}); });
test('no token', { tag: '@CT-INIT-01' }, async () => { test.skip(true, 'blocked: no initial token'); });
test('days', { tag: '@CT-OBS-01' }, async () => {
  test.info().annotations.push({ type: 'observed:CT-OBS-01', description: '7 days' });
});`;

/** Runs Playwright on a project of two files, with the reporter as its users configure it. */
function run(setup: string, ...args: string[]): { folder: string; verdict: Verdict | undefined; output: string } {
  const root = test.info().outputPath('project');
  mkdirSync(root, { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'), 'junction');
  const files = { 'package.json': '{}', 'playwright.config.ts': config, 'setup.ts': setup, 'specs.ts': specs };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  const env = { PATH: '', AZURE_CLIENT_SECRET: 'swordfish', CHANGE_TRACKING_RUN_ID: 'a1b2c3d4', FORCE_COLOR: '1' };
  const cli = require.resolve('@playwright/test/cli');
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'test', ...args], { cwd: root, env, encoding: 'utf8' });
  const folder = path.join(root, 'reports');
  return { folder, verdict: readVerdict(folder), output: stdout + stderr };
}

const imports = `import { test } from '@playwright/test';\n`;
const setupPasses = `${imports}test('the import', { tag: '@CT-SOL-01' }, async () => {});`;
const setupCrashes = `${imports}test('the import', { tag: '@CT-SOL-01' }, async () => { undefined.x; });`;

const outcomesOf = (verdict: Verdict | undefined, ...ids: string[]): Record<string, RequirementOutcome['outcome']> =>
  Object.fromEntries(
    (verdict?.requirements ?? []).filter(({ id }) => ids.includes(id)).map(one => [one.id, one.outcome]),
  );

test('a run of Playwright becomes a verdict, whatever shape its errors have', () => {
  const { verdict, folder } = run(setupPasses);

  expect(verdict).toMatchObject({
    verdict: 'not-supported',
    run: { id: 'a1b2c3d4' },
    environment: { kind: 'emulator' },
  });
  expect(
    outcomesOf(verdict, 'CT-DELTA-01', 'CT-DELTA-02', 'CT-DELTA-03', 'CT-DELTA-04', 'CT-INIT-01', 'CT-OBS-01'),
  ).toEqual({
    'CT-DELTA-01': 'error',
    'CT-DELTA-02': 'passed',
    'CT-DELTA-03': 'error',
    'CT-DELTA-04': 'failed',
    'CT-INIT-01': 'blocked',
    'CT-OBS-01': 'observed',
  });
  const deletion = verdict?.requirements.find(({ id }) => id === 'CT-DELTA-04');
  expect(deletion?.tests).toMatchObject([{ title: 'the deletion comes', file: 'specs.ts', line: 8 }]);
  expect(deletion?.reason).toMatch(/^Error: the deletion\n\nexpect\(received\)/);
  expect(deletion?.reason).toBe(stripVTControlCharacters(deletion?.reason ?? ''));
  for (const name of ['verdict.json', 'summary.md', 'junit.xml']) {
    expect(readFileSync(path.join(folder, name), 'utf8')).not.toContain('swordfish');
  }
});

test('a set-up that crashes is inconclusive, and what depends on it is blocked by it', () => {
  const { verdict } = run(setupCrashes);

  expect(verdict?.verdict).toBe('inconclusive');
  expect(verdict?.reason).toContain('TypeError');
  expect(outcomesOf(verdict, 'CT-SOL-01', 'CT-DELTA-04')).toEqual({ 'CT-SOL-01': 'error', 'CT-DELTA-04': 'blocked' });
});

test('a spec that cannot be loaded is inconclusive', () => {
  const { verdict } = run(`import './not-there';`);

  expect(verdict).toMatchObject({ verdict: 'inconclusive', totals: { passed: 0 } });
  expect(verdict?.reason).toContain('not-there');
});

test('listing the tests writes no verdict', () => {
  const { verdict, output } = run(setupPasses, '--list');

  expect(output).toContain('Total: 7 tests');
  expect(verdict).toBeUndefined();
});
