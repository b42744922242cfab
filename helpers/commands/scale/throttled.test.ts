import { expect, test } from '@playwright/test';
import { withRows } from './testing/with-rows';

const right = { missing: 0, changed: 0, invented: 0, contradicted: 0, examples: [] };

test('rows that are throttled while they are written, read and deleted come all the same, each once', async () => {
  const args = ['--limit-requests', '25', '--limit-window', '2', '--limit-dop-hint', '6'];
  await withRows({ count: 1_500, args }, async ({ run }) => {
    const before = { webApi: await run.begin('Web API'), service: await run.begin('Organization Service') };

    const created = await run.create();
    expect(created).toMatchObject({ rows: 1_500, mostLanes: expect.any(Number) });
    if (!('throttled' in created)) throw new Error('a reply refused it');
    // The hint is a ceiling, and throttling makes fewer of them.
    expect(created.mostLanes).toBeLessThanOrEqual(6);
    expect(created.throttled).toBeGreaterThan(0);
    expect(created.heldSeconds).toBeGreaterThan(0);

    const rows = await run.tell('Web API', before.webApi, 'rows');
    const same = await run.tell('Organization Service', before.service, 'rows');
    for (const { tally, drained } of [rows, same]) {
      expect([tally.count, tally.doubled, drained]).toMatchObject([
        right,
        0,
        { deltas: 1, pages: 3, comesToRest: true },
      ]);
    }

    expect((await run.remove()).rows).toBe(1_500);
    for (const [endpoint, { drained }] of [['Web API', rows] as const, ['Organization Service', same] as const]) {
      const gone = await run.tell(endpoint, drained.place, 'deletions');
      expect([gone.tally.count, gone.drained.comesToRest]).toEqual([right, true]);
    }
  });
});

test('no more requests are under way than the limit of concurrent ones, where the hint says so', async () => {
  const args = ['--limit-concurrency', '3', '--limit-dop-hint', '3', '--latency', '20'];
  await withRows({ count: 640, args }, async ({ run, pace }) => {
    await run.begin('Web API');
    await run.create();

    expect(pace.facts).toMatchObject({ throttled: 0, lanes: 3 });
  });
});
