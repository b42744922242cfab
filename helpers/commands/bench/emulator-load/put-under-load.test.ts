import { expect, test } from '@playwright/test';
import { noteSurvival } from '../../../../testing/reliability/survival';
import { readPackage } from '../../../dataverse/solutions/read-package';
import { importSolution } from '../../../dataverse/solutions/import/import-solution';
import { connect } from '../../../run/connect';
import { loadSettings } from '../../../run/settings/load';
import { ownPackages } from '../../../sample/own-package';
import { onEmulator } from '../../emulator/emulator-process';
import { putUnderLoad } from './put-under-load';
import { nonsense } from './spoiler';

const area = 'Emulator under load';

test('five hundred clients at once lose nothing, and are not blamed on the server', async ({}, testInfo) => {
  test.setTimeout(180_000);
  const result = await onEmulator(['--import-delay', '0', '--index-delay', '0'], async variables => {
    const settings = loadSettings(variables);
    await importSolution(connect(settings), await readPackage(ownPackages.online), { timeout: 60_000 });
    return putUnderLoad(settings, { clients: 500, seconds: 3, exports: 2 });
  });

  expect(result.differing).toEqual([]);
  expect(result.exports.map(({ faults }) => faults)).toEqual([[], []]);
  expect(result.nonsense.blamed).toEqual([]);
  expect([...result.nonsense.sent.keys()].toSorted()).toEqual(Object.keys(nonsense).toSorted());
  expect(Object.keys(result.statuses).filter(status => Number(status) > 500)).toEqual([]);
  expect(result.statuses['429']).toBeUndefined();
  noteSurvival(testInfo, {
    area,
    fault: 'clients that write and follow at once, each of whose writes is looked for',
    tried: 490,
    survived: 490,
  });
  noteSurvival(testInfo, {
    area,
    fault: 'exports of the state meanwhile: what was acknowledged is there, change sets are whole',
    tried: 2,
    survived: 2,
  });
  const kinds = Object.keys(nonsense).length;
  noteSurvival(testInfo, {
    area,
    fault: 'kinds of nonsense, each answered as the fault of who sent it',
    tried: kinds,
    survived: kinds,
  });
});
