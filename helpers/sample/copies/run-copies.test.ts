import { expect, test } from '@playwright/test';
import { openEmbedded } from '../../replica/postgres/open-embedded';
import { ScriptedSource } from '../../replica/testing/scripted-source';
import { RunCopies } from './run-copies';

const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const run = { runId: '0a1b2c3d', startedAt: new Date().toISOString() };

async function schemasIn(folder: string): Promise<unknown[]> {
  const database = await openEmbedded(folder);
  const rows = await database.query("SELECT nspname FROM pg_namespace WHERE nspname ~ 'verify|kept' ORDER BY 1");
  await database.close();
  return rows.map(({ nspname }) => nspname);
}

test('copies bear the name of their run, are found again, and are dropped', async ({}, testInfo) => {
  const folder = testInfo.outputPath('copies');
  const source = new ScriptedSource().script('start', [[]], 'first');
  const copies = await RunCopies.open({ folder }, run);
  await (await copies.copy('web_api', source)).bringUpToDate();
  await copies.close();
  expect(await schemasIn(folder)).toEqual([`change_tracking_verify_${today}_0a1b2c3d_web_api`]);

  const again = await RunCopies.open({ folder }, run);
  expect(await (await again.copy('web_api', source)).isFilled()).toBe(true);
  expect(await again.withEmptyCopy(source, copy => copy.isFilled())).toBe(false);
  await again.dropAll();
  await again.close();

  expect(await schemasIn(folder)).toEqual([]);
});

test('what a run left that was killed days ago is dropped, and nothing else', async ({}, testInfo) => {
  const folder = testInfo.outputPath('copies');
  const database = await openEmbedded(folder);
  const kept = [`change_tracking_verify_${today}_ffffffff_web_api`, 'change_tracking_verify_me', 'kept_by_sync'];
  for (const schema of [...kept, 'change_tracking_verify_20261101_ffffffff_web_api']) {
    await database.query(`CREATE SCHEMA ${schema}`);
  }
  await database.close();

  await (await RunCopies.open({ folder }, run)).close();

  expect(await schemasIn(folder)).toEqual(kept.toSorted());
});
