import { expect, test } from '@playwright/test';
import { inLanes } from './in-lanes';

const pause = () => new Promise(resolve => setImmediate(resolve));

test('each item is done once, as many at a time as there are lanes, each lane with one', async () => {
  const done: number[] = [];
  const busy = new Set<number>();
  let most = 0;
  await inLanes(
    Array.from({ length: 100 }, (_, n) => n),
    7,
    async (item, lane) => {
      expect(busy.has(lane)).toBe(false);
      busy.add(lane);
      most = Math.max(most, busy.size);
      await pause();
      busy.delete(lane);
      done.push(item);
    },
  );

  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  expect(most).toBe(7);
});

test('items are made when a lane takes them', async () => {
  let made = 0;
  let done = 0;
  function* items() {
    for (; made < 1_000;) yield (made += 1);
  }
  await inLanes(items(), 3, async () => {
    expect(made - done).toBeLessThanOrEqual(3);
    await pause();
    done += 1;
  });

  expect(done).toBe(1_000);
});

test('after an error nothing new is begun, and what is under way comes to its end before it is thrown', async () => {
  const [begun, ended]: [number[], number[]] = [[], []];
  const run = inLanes([0, 1, 2, 3, 4, 5], 3, async item => {
    begun.push(item);
    if (item === 1) throw new Error('no');
    await pause();
    await pause();
    ended.push(item);
  });

  await expect(run).rejects.toThrow('no');
  expect(begun).toEqual([0, 1, 2]);
  expect(ended).toEqual([0, 2]);
});
