import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { credentialNames } from './credential';
import { settingsSchema } from './schema';

test('the example file lists every setting', () => {
  const example = readFileSync(path.resolve(__dirname, '../../../.env.example'), 'utf8');
  for (const name of [...Object.keys(settingsSchema.shape), ...credentialNames]) {
    expect(example).toMatch(new RegExp(`^#${name}=`, 'm'));
  }
  expect(example.split('\n').filter(line => line !== '' && !line.startsWith('#'))).toEqual([]);
});
