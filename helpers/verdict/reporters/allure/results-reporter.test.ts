import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';

const config = `
import { defineConfig } from '@playwright/test';
export default defineConfig({
  workers: 1,
  reporter: [['${path.join(__dirname, 'results-reporter.ts')}', { resultsDir: 'allure-results', detail: false }]],
  projects: [{ name: 'specs', testMatch: 'specs.ts' }],
});`;

const specs = `
import { expect, test } from '@playwright/test';
test.describe.configure({ mode: 'serial' });
test('a step of its own', { annotation: { type: 'seed', description: '7' } }, async () => {
  await test.step('create', async () => { await test.info().attach('what came', { body: '[]' }); });
});
test('a failure', async () => {
  await test.info().attach('what came', { body: '[1]' });
  expect(1).toBe(2);
});`;

type Step = {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly attachments: readonly { name: string }[];
};
const stepSchema: z.ZodType<Step> = z.lazy(() =>
  z.object({ name: z.string(), steps: z.array(stepSchema), attachments: z.array(z.object({ name: z.string() })) }),
);
const resultSchema = z.looseObject({ name: z.string(), status: z.string(), steps: z.array(stepSchema) });
const secret = 's3cr3t~value';

/** What Allure is told of each test of a small project, by title. */
function resultsOf(
  text: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Map<string, z.infer<typeof resultSchema>> {
  const root = test.info().outputPath('project');
  mkdirSync(root, { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'), 'junction');
  const files = { 'package.json': '{}', 'playwright.config.ts': config, 'specs.ts': text };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(root, name), content);
  const cli = require.resolve('@playwright/test/cli');
  spawnSync(process.execPath, [cli, 'test', ...args], { cwd: root, env: { AZURE_CLIENT_SECRET: secret, ...env } });
  const folder = path.join(root, 'allure-results');
  const names = readdirSync(folder).filter(name => name.endsWith('-result.json'));
  const results = names.map(name => resultSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
  return new Map(results.map(result => [result.name, result]));
}

const namesIn = (steps: readonly Step[]): string[] => steps.flatMap(({ name, steps }) => [name, ...namesIn(steps)]);

test('Allure is told of steps and evidence, not of how files are run, and no advice for AI tools', () => {
  const results = resultsOf(specs);

  expect(namesIn(results.get('a step of its own')?.steps ?? [])).toEqual(['seed: 7', 'create', 'what came']);
  expect(results.get('a failure')).toMatchObject({ status: 'failed', steps: [{ name: 'what came' }] });
});

test('a result and what is attached to it are there without a wait for the disk', () => {
  const preload = test.info().outputPath('no-wait.cjs');
  writeFileSync(preload, `require('node:fs').fsyncSync = () => { throw new Error('waits for the disk'); };`);
  const results = resultsOf(specs, [], { NODE_OPTIONS: `--require ${preload}` });

  expect([...results.keys()]).toEqual(expect.arrayContaining(['a step of its own', 'a failure']));
  const folder = path.join(test.info().outputPath('project'), 'allure-results');
  const attached = readdirSync(folder).filter(name => name.includes('-attachment'));
  expect(attached.map(name => readFileSync(path.join(folder, name), 'utf8')).sort()).toEqual(['[1]', '[]']);
  expect(readdirSync(folder).filter(name => name.endsWith('.new'))).toEqual([]);
});

const thrown = `
import { test } from '@playwright/test';
test('an error that tells', async () => {
  await test.step('step of ${secret}', async () => {
    const [header, claims] = ['{"alg":"RS256"}', '{"aud":"contoso"}'].map(part => Buffer.from(part).toString('base64url'));
    const key = '-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\\n-----END PRIVATE KEY-----';
    throw new Error('sent ${secret} and ' + header + '.' + claims + '.c2lnbmF0dXJl, signed by ' + key);
  });
});`;

test('a result tells neither of the computer it was made on nor a secret, from the moment when it is written', () => {
  const result = JSON.stringify(resultsOf(thrown, ['--trace', 'on']).get('an error that tells'));

  expect(result).toContain('sent [secret] and [token], signed by [private key]');
  expect(result).toContain('step of [secret]');
  expect(result).toMatch(/at .*\(?specs\.ts:\d+/);
  expect(result).not.toContain(test.info().outputPath());
  expect(result).not.toContain('"name":"host"');
  const folder = test.info().outputPath('project');
  const traces = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('trace.zip'));
  expect(traces.length).toBeGreaterThan(0);
  for (const name of traces) {
    const entries = Object.values(unzipSync(readFileSync(path.join(folder, name)))).map(bytes => strFromU8(bytes));
    expect(entries.join()).toContain('sent [secret] and [token], signed by [private key]');
    expect(entries.filter(text => text.includes(secret) || text.includes('MIIEvQ'))).toEqual([]);
  }
});

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const withIds = `
import { test } from '@playwright/test';
test('an error with an id', async () => {
  await test.step('reads row ${id}', async () => { throw new Error('row ${id} is gone'); });
});`;

test('no id is in a result where evidence is not kept, and each where it is', () => {
  const written = (env: Readonly<Record<string, string>>) =>
    JSON.stringify(resultsOf(withIds, [], env).get('an error with an id'));

  const kept = written({});
  expect(kept).toContain(`reads row ${id}`);
  expect(kept).toContain(`row ${id} is gone`);
  rmSync(test.info().outputPath('project'), { recursive: true });
  const dropped = written({ KEEP_EVIDENCE: 'false' });
  expect(dropped).toContain('reads row [id]');
  expect(dropped).toContain('row [id] is gone');
  expect(dropped).not.toContain(id);
});
