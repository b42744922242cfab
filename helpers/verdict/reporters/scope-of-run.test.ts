import { expect, test } from '@playwright/test';
import { scopeOfRun, scopeVariable } from './scope-of-run';

const scopeOf = (...args: string[]) => scopeOfRun({}, ['node', 'cli.js', 'test', ...args]);

test('arguments that say how tests are run narrow nothing', () => {
  expect(scopeOf()).toBeUndefined();
  expect(scopeOf('--workers', '1', '--reporter=dot', '-j4', '-x', '--retries', '2', '--quiet')).toBeUndefined();
  expect(scopeOf('--shuffle', '7', '--debug', '-u', 'all', '-c', 'playwright.config.ts')).toBeUndefined();
  expect(scopeOfRun({}, ['node', 'cli.js', 'test-server'])).toMatchObject({ kind: 'filter' });
});

test('arguments that choose tests do, and so does one that nobody knows', () => {
  for (const args of [
    ['--grep', 'deletion'],
    ['-g=deletion'],
    ['-gdeletion'],
    ['-G', 'deletion'],
    ['specs/scenario'],
    ['--project', 'scenario'],
    ['--last-failed'],
    ['--only-changed'],
    ['--test-list', 'mine.txt'],
    ['--no-deps'],
    ['--ui'],
    ['--of-tomorrow'],
  ]) {
    expect(scopeOf('--workers', '1', ...args, '--retries=0')).toEqual({ kind: 'filter', arguments: args });
  }
});

test('a shard is one, and a shard of some tests is some tests', () => {
  expect(scopeOf('--shard=2/3')).toEqual({ kind: 'shard', current: 2, total: 3 });
  expect(scopeOf('--shard', '1/4', '--workers=2')).toEqual({ kind: 'shard', current: 1, total: 4 });
  expect(scopeOf('--shard=1/2', '--grep', 'x')).toMatchObject({ kind: 'filter' });
});

test('who asked for requirements gets those, however their tests are chosen', () => {
  const env = scopeVariable(['CT-DELTA-04', 'CT-KEY-01']);

  expect(scopeOfRun(env, ['node', 'cli.js', 'test', '--grep', '@CT-DELTA-04'])).toEqual({
    ...{ kind: 'requirements', ids: ['CT-DELTA-04', 'CT-KEY-01'] },
  });
  expect(scopeOfRun(scopeVariable([]), ['node', 'cli.js', 'test'])).toBeUndefined();
});
