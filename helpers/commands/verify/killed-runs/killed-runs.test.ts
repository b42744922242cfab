import path from 'node:path';
import { test } from '@playwright/test';
import { noteSurvival } from '../../../../testing/reliability/survival';
import { environmentVariables } from '../../../run/settings/environment';
import { seeded } from '../../sync/testing/crash-site';
import { KillSite } from './testing/kill-site';
import { allBlows, commonBlows, fullDisk, momentsOf } from './testing/moments';
import { SmallDisk } from './testing/small-disk';
import { surviveKills } from './testing/survive';

test.skip(process.platform === 'win32', 'Windows has no signals, and no groups of processes.');

const area = 'Killed runs';
/** KILLS=40 kills so many runs, each followed by a whole one: for the night, so docs/reliability.md does not count them. */
const many = Number(environmentVariables()['KILLS'] ?? 0);

test('runs that are killed one after the other, anywhere and in each way, are finished by the next whole one', async () => {
  test.setTimeout(600_000);
  await KillSite.at(test.info().outputPath('reports'), async site => {
    const count = commonBlows.length;
    const kills = { blows: commonBlows, moments: momentsOf(seeded(1)), count, isEachFollowed: false };
    for (const [{ fault }, tried] of await surviveKills(site, kills)) {
      noteSurvival(test.info(), { area, fault, tried, survived: tried });
    }
  });
});

test('a run killed at any of many moments is finished by the one that follows it', async () => {
  test.skip(many === 0, 'It takes half an hour: KILLS=40 has forty runs killed.');
  test.setTimeout(many * 180_000);
  const disk = SmallDisk.mountAt(test.info().outputPath('disk'));
  const folder = disk?.folder ?? test.info().outputPath('disk');
  try {
    await KillSite.at(
      path.join(folder, 'reports'),
      async site => {
        const blows = disk === undefined ? allBlows : [...allBlows, fullDisk];
        const kills = { blows, moments: momentsOf(seeded(2)), count: many, isEachFollowed: true };
        await surviveKills(site, kills);
      },
      disk,
    );
  } finally {
    disk?.unmount();
  }
});
