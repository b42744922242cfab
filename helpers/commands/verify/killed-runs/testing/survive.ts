import { expect } from '@playwright/test';
import type { Killed, KillSite } from './kill-site';
import type { Blow, Moment } from './moments';

type Kills = {
  readonly blows: readonly Blow[];
  readonly moments: Iterator<Moment, never>;
  readonly count: number;
  /** Whether a whole run follows each; else the next is killed too, and a whole one comes last. */
  readonly isEachFollowed: boolean;
};

/** Kills runs, one after the other, and expects each to be finished by the next. Returns how many of each blow there were. */
export async function surviveKills(site: KillSite, kills: Kills): Promise<ReadonlyMap<Blow, number>> {
  const { blows, moments, count, isEachFollowed } = kills;
  const survived = new Map<Blow, number>();
  for (let n = 0; n < count;) {
    const blow = blows[n % blows.length];
    const moment = moments.next().value;
    const killed = blow && (await site.hit(blow, moment));
    // It had ended by itself: another moment.
    if (!killed) continue;
    n += 1;
    survived.set(blow, (survived.get(blow) ?? 0) + 1);
    const where = `${blow.fault} at ${JSON.stringify(moment)}, run ${killed.run.id}: ${killed.end.printed}`;
    expectNothingFalse(killed, where);
    if (!isEachFollowed && n < count) continue;
    // Where a run goes on after its command was killed, it and the next are under way at once.
    await expectFinished(site, where);
    await killed.run.isOver();
    await expectNothingLeft(site, where);
  }
  return survived;
}

/** Whoever is killed says nothing against the environment. */
export function expectNothingFalse({ run, end }: Killed, where: string): void {
  expect(end.status, where).not.toBe(1);
  expect([undefined, 'supported', 'inconclusive'], where).toContain(run.verdict);
}

async function expectFinished(site: KillSite, where: string): Promise<void> {
  const next = site.start();
  const { status, printed } = await next.ended;
  expect({ status, verdict: next.verdict }, `${where}\n--- the next run, ${next.id}:\n${printed}`).toEqual({
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
