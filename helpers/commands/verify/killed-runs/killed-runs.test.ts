import { expect, test } from '@playwright/test';
import { environmentVariables } from '../../../run/settings/environment';
import { noteSurvival } from '../../../../testing/reliability/survival';
import { seeded } from '../../sync/testing/crash-site';
import { KillSite } from './testing/kill-site';
import { type Blow, blows, momentsOf } from './testing/moments';

/** How many runs are killed: in `npm test` few, with KILLS=40 as many. A killed run is then followed by a whole one each time. */
const asked = Number(environmentVariables()['KILLS'] ?? 0);
const count = asked || 6;

test.describe.configure({ timeout: 60_000 + count * 60_000 });

test(`a run killed anywhere is finished by the next, at ${count} moments`, async () => {
  await KillSite.at(test.info().outputPath('reports'), async site => {
    const survived = new Map<Blow, number>();
    const moments = momentsOf(seeded(1));
    for (let n = 0; n < count;) {
      const blow = blows[n % blows.length];
      const moment = moments.next().value;
      const killed = blow && (await site.hit(blow, moment));
      // It had ended: another moment.
      if (!killed) continue;
      const where = `${blow.fault} at ${JSON.stringify(moment)}: ${killed.end.printed}`;
      expect(killed.end.status, where).not.toBe(1);
      expect(['not-supported', 'partial'], where).not.toContain(killed.run.verdict);
      n += 1;
      survived.set(blow, (survived.get(blow) ?? 0) + 1);
      if (asked === 0 && n < count) continue;
      await expectFinished(site, where);
      await killed.run.isOver();
      await expectNothingLeft(site, where);
    }
    for (const [{ fault }, tried] of survived)
      noteSurvival(test.info(), { area: 'Killed runs', fault, tried, survived: tried });
  });
});

/** The next run is as good as any. Where a run goes on after its command was killed, the two leave one another what is theirs. */
async function expectFinished(site: KillSite, where: string): Promise<void> {
  const next = site.start();
  const { status, printed } = await next.ended;
  expect({ status, verdict: next.verdict }, `${where}\n--- the next run:\n${printed}`).toEqual({
    status: 0,
    verdict: 'supported',
  });
}

/** Nothing is in the environment, and nothing on record but what clean-up explains: an import that may still come. */
async function expectNothingLeft(site: KillSite, where: string): Promise<void> {
  const { inEnvironment, onRecord } = await site.left();
  expect(inEnvironment, where).toEqual([]);
  if (onRecord.length === 0) return;
  const { status, printed } = await site.cleanUp();
  expect(status, printed).toBe(1);
  for (const id of onRecord) {
    expect(printed, where).toMatch(
      new RegExp(`^Run ${id} .*Nothing tells whether the environment took the import`, 'm'),
    );
  }
}
