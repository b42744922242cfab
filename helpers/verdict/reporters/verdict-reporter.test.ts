import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { RequirementOutcome, Verdict } from '../verdict-schema';
import { readVerdict } from './write-verdict';

// Each test runs Playwright, which starts a new worker after every test that fails.
test.describe.configure({ timeout: 120_000 });

const config = `
import { defineConfig } from '@playwright/test';
export default defineConfig({
  timeout: 1_000,
  workers: 1,
  reporter: [['${path.join(__dirname, 'verdict-reporter.ts')}'], ['${path.join(__dirname, 'junit/junit-reporter.ts')}']],
  projects: [
    { name: 'solution', testMatch: 'setup.ts' },
    { name: 'specs', testMatch: 'specs.ts', dependencies: ['solution'] },
  ],
});`;

const repository = path.resolve(__dirname, '../../..');
const imports = `
import { expect } from '@playwright/test';
import * as errors from '${repository}/helpers/dataverse/errors';
import { endings } from '${repository}/fixtures/each-test/endings';
import { block, lacks, observe } from '${repository}/fixtures/report/evidence';
const refusal = (status: number) => ({ method: 'GET', url: 'https://x.test/', status, code: '0x1', detail: 'no', requestId: undefined });
const test = endings.extend<{ client: string; rows: string }, { solution: string }>({
  client: async ({}, use) => { await use('x'); throw new errors.SignInError('the secret is swordfish', 'make a new one.'); },
  rows: async ({}, use) => { throw new errors.DataverseError(refusal(500)); },
  solution: [async ({}, use) => { throw new errors.DataverseError(refusal(500)); }, { scope: 'worker' }],
});
`;

const specs = `${imports}
test('created rows come', { tag: '@CT-DELTA-02' }, async () => {});
test('the deletion comes', { tag: '@CT-DELTA-04' }, async () => {
  await test.step('compare', () => { expect([], 'the deletion').toHaveLength(1); });
});
test('the client', { tag: '@CT-DELTA-01' }, async ({ client }) => { expect(client).toBe('x'); });
test('the wait', { tag: '@CT-DELTA-03' }, async () => { await new Promise(() => {}); });
test('no token', { tag: '@CT-INIT-01' }, async () => { block('no initial token'); });
test('days', { tag: '@CT-OBS-01' }, async () => { observe('CT-OBS-01', '7 days'); });`;

/** Runs Playwright on a project of two files, with the reporter as its users configure it. */
function run(
  setup: string,
  args: readonly string[] = [],
  specsText = specs,
): { folder: string; verdict: Verdict | undefined; output: string } {
  const root = test.info().outputPath('project');
  mkdirSync(root, { recursive: true });
  const modules = path.join(root, 'node_modules');
  if (!existsSync(modules)) symlinkSync(path.resolve('node_modules'), modules, 'junction');
  const files = { 'package.json': '{}', 'playwright.config.ts': config, 'setup.ts': setup, 'specs.ts': specsText };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  const env = { PATH: '', AZURE_CLIENT_SECRET: 'swordfish', CHANGE_TRACKING_RUN_ID: 'a1b2c3d4', FORCE_COLOR: '1' };
  const cli = require.resolve('@playwright/test/cli');
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'test', ...args], { cwd: root, env, encoding: 'utf8' });
  const folder = path.join(root, 'reports');
  return { folder, verdict: readVerdict(folder), output: stdout + stderr };
}

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
  expect(deletion?.tests).toMatchObject([{ title: 'the deletion comes', file: 'specs.ts' }]);
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

test('a run that had nothing to run is inconclusive, and leaves no verdict of the run before it', () => {
  run(setupPasses);
  const { verdict, folder } = run(setupPasses, ['--pass-with-no-tests', '--grep', 'no such test']);

  expect(verdict).toMatchObject({
    verdict: 'inconclusive',
    totals: { passed: 0, failed: 0 },
    scope: { kind: 'filter' },
  });
  expect(readFileSync(path.join(folder, 'junit.xml'), 'utf8')).toContain('<testsuites tests="0"');
});

test('listing the tests writes no verdict', () => {
  const { verdict, output } = run(setupPasses, ['--list']);

  expect(output).toContain('Total: 7 tests');
  expect(verdict).toBeUndefined();
});

type Cases = Readonly<Record<string, string>>;

/** What each of these specs proved by itself, and how each attempt at it came out. */
function outcomesBySpec(cases: Cases, ...args: string[]): Record<string, unknown> {
  const text = Object.entries(cases).map(([name, body]) => `test('${name}', { tag: '@CT-WRITE-02' }, ${body});`);
  const { verdict } = run(setupPasses, args, [imports, ...text].join('\n'));
  const { tests = [] } = verdict?.requirements.find(({ id }) => id === 'CT-WRITE-02') ?? {};
  return Object.fromEntries(tests.map(({ title, outcome, attempts }) => [title, attempts ?? outcome]));
}

const all = (cases: Cases, outcome: string): Record<string, string> =>
  Object.fromEntries(Object.keys(cases).map(name => [name, outcome]));

test('a comparison that differs, or an answer against the documentation, proves something', () => {
  const proofs = {
    'a comparison': `async () => { expect(2).toBe(1); }`,
    'a comparison in words of its own': `async () => { expect(2, 'TypeError: one').toBe(1); }`,
    'a comparison after an error that was handled': `async () => {
      await expect(Promise.reject(new errors.AccessError(refusal(401)))).rejects.toThrow();
      expect(2).toBe(1);
    }`,
    'an answer where a refusal was expected': `async () => { await expect(Promise.resolve(1)).rejects.toThrow(); }`,
    'a refusal': `async () => { throw new errors.DataverseError(refusal(400)); }`,
    'a refusal while a fixture was set up': `async ({ rows }) => {}`,
    'a refusal while a worker was set up': `async ({ solution }) => {}`,
    'an answer that breaks the protocol': `async () => { throw new errors.ProtocolError('no JSON', 'look.'); }`,
  };

  expect(outcomesBySpec(proofs)).toEqual(all(proofs, 'failed'));
});

test('whatever else ends a test proves nothing', () => {
  const rest = {
    'an environment that is too busy': `async () => { throw new errors.UnavailableError(refusal(503)); }`,
    'a user who is not let in': `async () => { throw new errors.AccessError(refusal(403)); }`,
    'no answer': `async () => { throw new errors.UnreachableError('gone', 'wait.'); }`,
    'a job that failed': `async () => { throw new errors.JobFailedError('the import', 'look.'); }`,
    'a deadline': `async () => { throw new errors.WaitTimeoutError('not yet', 'wait.'); }`,
    'a defect of a spec': `async () => { undefined.x; }`,
    'an error that reads like a comparison': `async () => { throw new Error('expect(received).toBe(expected)'); }`,
    'an error with the name of a refusal': `async () => { throw Object.assign(new Error('no'), { name: 'DataverseError' }); }`,
    'something thrown that is not an error': `async () => { throw 'a string'; }`,
    'evidence that cannot be read': `async ({}, info) => { info.annotations.push({ type: 'evidence', description: '{' }); }`,
  };

  expect(outcomesBySpec(rest)).toEqual(all(rest, 'error'));
});

test('an error that a spec expects decides nothing, and neither does an operation that is not there', () => {
  const handled = `async () => { await expect(Promise.reject(new errors.AccessError(refusal(401)))).rejects.toThrow(); }`;
  const lacking = `async () => { lacks('$batch', 'it answered 501'); }`;

  expect(outcomesBySpec({ handled, lacking })).toEqual({ handled: 'passed', lacking: 'skipped' });
});

test('a retry makes nothing better, and proves nothing', () => {
  const busyAtFirst = `async ({}, { retry }) => {
    if (retry === 0) throw new errors.UnavailableError(refusal(429));
    expect(retry).toBe(0);
  }`;
  const wrongAtFirst = `async ({}, { retry }) => { expect(retry).toBe(1); }`;

  expect(outcomesBySpec({ busyAtFirst, wrongAtFirst }, '--retries=1')).toEqual({
    busyAtFirst: ['error', 'error'],
    wrongAtFirst: ['failed', 'passed'],
  });
});
