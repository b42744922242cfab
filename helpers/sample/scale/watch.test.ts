import { expect, test } from '@playwright/test';
import { AccessError, HarnessError, UnavailableError, UnreachableError } from '../../dataverse/errors';
import { Watch } from './watch';

/** Time that passes as it is waited for. */
function rig(total = 100_000) {
  const clock = { now: 0 };
  const facts = { lanes: 8, throttled: 0, heldMs: 0 };
  const lines: string[] = [];
  const timing = {
    now: () => clock.now,
    sleep: (milliseconds: number) => {
      clock.now += milliseconds;
      return Promise.resolve();
    },
  };
  const watch = new Watch('seeded', { total, pace: { facts }, timing, print: line => lines.push(line) });
  return { clock, facts, lines, watch };
}

const refusal = { method: 'POST', url: 'https://x.test/', code: '', detail: 'busy', requestId: undefined };
const busy = new UnavailableError({ ...refusal, status: 429 });

test('now and then a line tells how far it is, how fast, and how often it was throttled', () => {
  const { clock, facts, lines, watch } = rig();
  clock.now = 9_999;
  watch.moved(10_000);
  expect(lines).toEqual([]);
  clock.now = 14_286;
  watch.moved(30_000);
  Object.assign(facts, { throttled: 3, heldMs: 12_000, lanes: 4 });
  clock.now = 30_000;
  watch.moved(2_000);

  expect(lines).toEqual([
    'Many rows: seeded 40,000 of 100,000 rows, 2,800 rows/s, 8 lanes, not throttled.',
    'Many rows: seeded 42,000 of 100,000 rows, 1,400 rows/s, 4 lanes, throttled 3 times: waits of 12 s.',
  ]);
});

test('what was seen when is kept in a bounded number of samples, with nothing lost', () => {
  const { clock, facts, watch } = rig(1_000_000);
  for (let n = 0; n < 10_000; n += 1) {
    clock.now += 700;
    facts.heldMs += 100;
    watch.moved(100);
  }
  const { samples, rows, seconds, heldSeconds } = watch.end();

  expect(samples.length).toBeLessThanOrEqual(240);
  expect([rows, seconds, heldSeconds]).toEqual([1_000_000, 7_000, 1_000]);
  expect(samples.reduce((sum, sample) => sum + sample.rows, 0)).toBe(rows);
  expect(Math.round(samples.reduce((sum, sample) => sum + sample.seconds, 0))).toBe(seconds);
  expect(Math.round(samples.reduce((sum, sample) => sum + sample.heldSeconds, 0))).toBe(heldSeconds);
});

test('a busy environment is asked again for as long as rows move', async () => {
  const { clock, watch } = rig();
  let asked = 0;
  const act = () => {
    asked += 1;
    clock.now += 5 * 60_000;
    // Other lanes go on meanwhile.
    watch.moved(1);
    return asked < 20 ? Promise.reject(busy) : Promise.resolve('done');
  };

  expect(await watch.whileMoving(act)).toBe('done');
});

test('when nothing has moved for ten minutes it is given up, as nothing that was seen of the environment', async () => {
  const { clock, watch } = rig();
  for (const error of [busy, new UnreachableError('no answer came', 'wait')]) {
    const begun = clock.now;
    const act = () => watch.whileMoving(() => Promise.reject(error));
    await expect(act()).rejects.toThrow(/^No row has moved for 10 minutes: Many rows: seeded 0 of 100,000 rows/);
    await expect(act()).rejects.toThrow(HarnessError);
    await expect(act()).rejects.toMatchObject({ outcome: 'error' });
    expect(clock.now - begun).toBeGreaterThanOrEqual(begun === 0 ? 10 * 60_000 : 0);
  }
});

test('what is no weather is not asked again', async () => {
  const { watch } = rig();
  const refused = new AccessError({ ...refusal, status: 403 });
  let asked = 0;
  const act = () => {
    asked += 1;
    return Promise.reject(refused);
  };

  await expect(watch.whileMoving(act)).rejects.toBe(refused);
  expect(asked).toBe(1);
});
