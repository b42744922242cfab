import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

test.describe.configure({ timeout: 120_000 });

const repository = path.resolve(__dirname, '../../../..');
const config = `
import { defineConfig } from '@playwright/test';
export default defineConfig({
  workers: 1,
  reporter: [['${path.join(__dirname, 'terminal-reporter.ts')}'], ['${path.join(__dirname, '../verdict-reporter.ts')}']],
  projects: [
    { name: 'solution', testMatch: 'setup.ts' },
    { name: 'conformance', testDir: 'specs', testMatch: /spec\\.ts/, dependencies: ['solution'] },
  ],
});`;
const setup = `
import { test } from '@playwright/test';
import { toldLine } from '${repository}/helpers/verdict/words/told-line';
test('the import', { tag: '@CT-SOL-01' }, async () => {
  for (const percent of [10, 20, 30]) process.stdout.write(toldLine(\`Waiting for the import: \${percent} %.\`));
  console.log('printed by a spec');
});`;
const spec = `
import { expect, test } from '@playwright/test';
for (let n = 0; n < 9; n += 1) test('fails ' + n, { tag: '@CT-DELTA-04' }, () => { expect(n).toBe('x'.repeat(3000)); });
test('holds', { tag: '@CT-DELTA-01' }, () => {});
test.skip('skipped', { tag: '@CT-DELTA-02' }, () => {});`;

function run(...args: string[]): string {
  const root = test.info().outputPath('project');
  mkdirSync(path.join(root, 'specs/both'), { recursive: true });
  symlinkSync(path.join(repository, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  const files = {
    'package.json': '{}',
    'playwright.config.ts': config,
    'setup.ts': setup,
    'specs/both/a.spec.ts': spec,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  const cli = require.resolve('@playwright/test/cli');
  return spawnSync(process.execPath, [cli, 'test', ...args], { cwd: root, env: { PATH: '' }, encoding: 'utf8' }).stdout;
}

test('a red run is a line a stage, some names, a block a cause, and the verdict', () => {
  const output = run();
  const lines = output.split('\n');

  expect(output).toMatch(/✓ set-up: 1 passed \(/);
  expect(output).toMatch(/✗ both: 1 passed, 9 failed, 1 skipped \(/);
  expect(output).toMatch(/\n {2}2 passed, 9 failed, 1 skipped \(/);
  expect(lines.filter(line => line.startsWith('  ✗ CT-DELTA-04 fails'))).toHaveLength(5);
  expect(lines.filter(line => line.startsWith('✗ CT-DELTA-04 (MUST)'))).toHaveLength(1);
  expect(output).toContain('\nVerdict: not-supported\n');
  // What a spec prints is not swallowed; of many waits in a moment, one line stays.
  expect(lines).toContain('printed by a spec');
  expect(lines.filter(line => line.includes('Waiting for the import'))).toEqual(['  Waiting for the import: 10 %.']);
  expect(lines.length).toBeLessThan(40);
  expect(output).not.toContain('\u001B');
});

test('a list of tests is left to Playwright', () => {
  expect(run('--list')).toContain('Total: 12 tests');
});
