import path from 'node:path';
import { expect, test } from '@playwright/test';
import { noteSurvival } from '../../../../testing/reliability/survival';
import { KillSite } from './testing/kill-site';
import { fullDisk } from './testing/moments';
import { SmallDisk } from './testing/small-disk';
import { expectNothingFalse } from './testing/survive';

test.skip(process.platform === 'win32', 'Windows has no signals, and no groups of processes.');

const area = 'Killed runs';
/** In the midst of the scenario: the solution is there, and rows are. */
const moment = { note: 14 };

test('a run whose disk is full says so, and what it made is removed when there is room', async () => {
  test.setTimeout(600_000);
  const disk = SmallDisk.mountAt(test.info().outputPath('disk'));
  test.skip(disk === undefined, 'A disk that can be filled needs a user who may mount one.');
  if (disk === undefined) return;
  try {
    await KillSite.at(path.join(disk.folder, 'reports'), site => expectSurvival(site, disk), disk);
  } finally {
    disk.unmount();
  }
});

async function expectSurvival(site: KillSite, disk: SmallDisk): Promise<void> {
  const killed = await site.hit(fullDisk, moment);
  if (killed === undefined) throw new Error('the run ended before its disk was full');
  const { end } = killed;
  expect(end.status, end.printed).toBe(2);
  expectNothingFalse(killed, end.printed);
  expect(end.printed).toMatch(/wrote no .*verdict\.json: Nothing can be written to .*ENOSPC.*What to do: .*make room/s);
  expect(await site.left()).not.toEqual({ inEnvironment: [], onRecord: [] });

  await killed.run.isOver();
  expect(await site.cleanUp()).toMatchObject({ status: 0, printed: expect.stringContaining('are removed') });
  expect(await site.left()).toEqual({ inEnvironment: [], onRecord: [] });
  noteSurvival(test.info(), { area, fault: fullDisk.fault, tried: 1, survived: 1 });

  disk.makeReadOnly();
  const { status, printed } = await site.start().ended;
  expect({ status, printed }).toMatchObject({
    status: 2,
    printed: expect.stringMatching(/EROFS.*name another folder/s),
  });
  expect(await site.left()).toEqual({ inEnvironment: [], onRecord: [] });
  noteSurvival(test.info(), { area, fault: 'the reports folder is read-only', tried: 1, survived: 1 });
}
