import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { SettingsError } from '../../dataverse/errors';
import { inWritable } from './in-writable';

test('a folder for reports is made, and nothing is left in it', () => {
  const folder = test.info().outputPath('a/b');

  inWritable(folder);
  inWritable(folder);

  expect(readdirSync(folder)).toEqual([]);
});

test('where nothing can be written it is said which folder, and what to do; nothing is removed', () => {
  const file = test.info().outputPath('file');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  let prepared = 0;

  const make = () => inWritable(path.join(file, 'reports'), () => void (prepared += 1));

  expect(make).toThrow(SettingsError);
  expect(make).toThrow(/reports folder .*file.reports .*--reports/s);
  expect(prepared).toBe(0);
});

test('a file that somebody has open is told in the same words', () => {
  const busy = () => {
    throw new Error('EBUSY: resource busy or locked');
  };

  expect(() => inWritable(test.info().outputPath('a'), busy)).toThrow(/EBUSY.*close what has its files open/s);
});

test('a place that takes no folder and says that it is not there is refused like any other', () => {
  test.skip(process.platform !== 'linux', 'Only Linux has /proc.');

  // Node's own making of folders never ends there.
  expect(() => inWritable('/proc/no/reports')).toThrow(/reports folder \/proc\/no\/reports \(ENOENT.*--reports/s);
});
