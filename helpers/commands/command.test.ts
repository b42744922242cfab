import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { inWords, keepsCode, root } from './command';

test('a place in the project is told from there, another one whole', () => {
  const elsewhere = path.join(root, '..', 'elsewhere', 'reports');

  expect(inWords(path.join(root, 'reports', 'smoke'))).toBe(path.join('reports', 'smoke'));
  expect(inWords(root)).toBe('.');
  expect(inWords(elsewhere)).toBe(elsewhere);
  expect(inWords(path.join(root, '..reports'))).toBe('..reports');
});

test('what keeps code comes into a process beside the options that it has anyway', () => {
  const env = keepsCode({ NODE_OPTIONS: '--no-warnings' });
  const loaded = execFileSync(process.execPath, ['-p', 'JSON.stringify(Object.keys(require.cache))'], { env });

  expect(env.NODE_OPTIONS).toMatch(/^--no-warnings --require "/);
  expect(JSON.parse(String(loaded))).toContain(path.join(root, 'transpile/keep-code.cjs'));
  expect(keepsCode({}).NODE_OPTIONS).toMatch(/^--require "/);
});
