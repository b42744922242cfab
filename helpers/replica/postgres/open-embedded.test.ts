import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { openEmbedded } from './open-embedded';

test('a folder keeps what was written', async ({}, testInfo) => {
  const folder = testInfo.outputPath('copy');
  const first = await openEmbedded(folder);
  await first.query('CREATE TABLE kept (n integer)');
  await first.close();

  const again = await openEmbedded(folder);

  expect(await again.query('SELECT * FROM kept')).toEqual([]);
  expect(existsSync(`${folder}.filling`)).toBe(false);
  await again.close();
});

test('a folder of which the process died that filled it is filled anew', async ({}, testInfo) => {
  const folder = testInfo.outputPath('copy');
  await (await openEmbedded(folder)).close();
  rmSync(path.join(folder, 'global'), { recursive: true });
  writeFileSync(`${folder}.filling`, '');

  const database = await openEmbedded(folder);

  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: '1' }]);
  await database.close();
});
