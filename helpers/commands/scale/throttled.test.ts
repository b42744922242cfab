import { expect, test } from '@playwright/test';
import { Pace } from '../../dataverse/http/pace';
import { realTiming } from '../../dataverse/timing/timing';
import { importSolution } from '../../dataverse/solutions/import/import-solution';
import { readPackage } from '../../dataverse/solutions/read-package';
import { connect, connector } from '../../run/connect';
import { loadSettings } from '../../run/settings/load';
import type { Settings } from '../../run/settings/settings';
import { ownPackages } from '../../sample/own-package';
import { ManyBooks } from '../../sample/scale/many-books';
import { ScaleRun } from '../../sample/scale/scale-run';
import { onEmulator } from '../emulator/emulator-process';

const atOnce = ['--import-delay', '0', '--index-delay', '0'];

/** Does something with many rows on an emulator that is started so. */
async function withRows<T>(
  { count, limits }: { readonly count: number; readonly limits: readonly string[] },
  act: (run: ScaleRun, pace: Pace, settings: Settings) => Promise<T>,
): Promise<T> {
  return onEmulator([...atOnce, ...limits], async printed => {
    const settings = loadSettings(printed);
    await importSolution(connect(settings), await readPackage(ownPackages.online), { timeout: 20_000 });
    const pace = new Pace();
    const run = new ScaleRun(ManyBooks.of('0a1b2c3d', count), {
      connectAnew: connector(settings, undefined, pace),
      ...{ pace, pageSize: 500, patience: { limit: 5_000, timing: realTiming } },
    });
    return act(run, pace, settings);
  });
}

const right = { missing: 0, changed: 0, invented: 0, contradicted: 0, examples: [] };

test('rows that are throttled while they are written, read and deleted come all the same, each once', async () => {
  const limits = ['--limit-requests', '25', '--limit-window', '2', '--limit-dop-hint', '6'];
  await withRows({ count: 1_500, limits }, async run => {
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
  const limits = ['--limit-concurrency', '3', '--limit-dop-hint', '3', '--latency', '20'];
  await withRows({ count: 640, limits }, async (run, pace) => {
    await run.begin('Web API');
    await run.create();

    expect(pace.facts).toMatchObject({ throttled: 0, lanes: 3 });
  });
});
