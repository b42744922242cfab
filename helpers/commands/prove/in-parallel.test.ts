import { expect, test } from '@playwright/test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inParallel } from './in-parallel';

test('every item has its turn, and never more than so many at a time', async () => {
  const ended: number[] = [];
  let running = 0;
  let most = 0;

  await inParallel([1, 2, 3, 4, 5], 2, async item => {
    most = Math.max(most, ++running);
    for (let turn = 0; turn < item; turn++) await nextTurn();
    running--;
    ended.push(item);
  });

  expect(most).toBe(2);
  expect(ended.toSorted()).toEqual([1, 2, 3, 4, 5]);
});

test('the first error ends it', async () => {
  const failing = inParallel([1, 2], 2, item => (item === 2 ? Promise.reject(new Error('no')) : Promise.resolve()));
  await expect(failing).rejects.toThrow('no');
});
