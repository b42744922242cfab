import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { SettingsError } from '../../dataverse/errors';
import { requireWritable } from './require-writable';

test('a folder for reports is made, and nothing is left in it', () => {
  const folder = test.info().outputPath('a/b');

  requireWritable(folder);
  requireWritable(folder);

  expect(readdirSync(folder)).toEqual([]);
});

test('where nothing can be written it is said which folder, and what to do', () => {
  const file = test.info().outputPath('file');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');

  expect(() => requireWritable(path.join(file, 'reports'))).toThrow(SettingsError);
  expect(() => requireWritable(path.join(file, 'reports'))).toThrow(/reports folder .*file.reports .*--reports/s);
});
