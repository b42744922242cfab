import path from 'node:path';
import { expect, test } from '@playwright/test';
import { noteSurvival } from '../../../../testing/reliability/survival';
import { KillSite } from './testing/kill-site';
import { type Blow, fullDisk, readOnlyDisk } from './testing/moments';
import { SmallDisk } from './testing/small-disk';
import { expectNothingFalse } from './testing/survive';

test.skip(process.platform === 'win32', 'Windows has no signals, and no groups of processes.');

const area = 'Killed runs';
/** In the midst of the scenario: the solution is there, and rows are. */
const moment = { note: 14 };

test('a run whose disk takes no more says so, and what it made is removed when it can be written again', async () => {
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
  await expectToldAndFinished(site, fullDisk, 'ENOSPC');
  await expectToldAndFinished(site, readOnlyDisk, 'EROFS');

  disk.makeReadOnly();
  const { status, printed } = await site.start().ended;
  expect({ status, printed }).toMatchObject({
    status: 2,
    printed: expect.stringMatching(/EROFS.*name another folder/s),
  });
  expect(await site.left()).toEqual({ inEnvironment: [], onRecord: [] });
  noteSurvival(test.info(), { area, fault: 'the reports folder is read-only', tried: 1, survived: 1 });
}

/** A run that can write no more says so, whatever the system calls it, and cleanup removes what it made. */
async function expectToldAndFinished(site: KillSite, blow: Blow, code: string): Promise<void> {
  const killed = await site.hit(blow, moment);
  if (killed === undefined) throw new Error(`the run ended before ${blow.fault}`);
  const { end } = killed;
  expect(end.status, end.printed).toBe(2);
  expectNothingFalse(killed, end.printed);
  expect(end.printed).toMatch(
    new RegExp(`wrote no .*verdict\\.json: Nothing can be written to .*${code}.*What to do: .*make room`, 's'),
  );
  expect(await site.left()).not.toEqual({ inEnvironment: [], onRecord: [] });

  await killed.run.isOver();
  expect(await site.cleanUp()).toMatchObject({ status: 0, printed: expect.stringContaining('are removed') });
  expect(await site.left()).toEqual({ inEnvironment: [], onRecord: [] });
  noteSurvival(test.info(), { area, fault: blow.fault, tried: 1, survived: 1 });
}
