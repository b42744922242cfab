import { expect, test } from '@playwright/test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inParallel } from './in-parallel';

test('every item has its turn, and no hand has two at a time', async () => {
  const ended: number[] = [];
  const busy = new Set<string>();

  await inParallel([1, 2, 3, 4, 5], ['left', 'right'], async (item, hand) => {
    expect(busy).not.toContain(hand);
    busy.add(hand);
    for (let turn = 0; turn < item; turn++) await nextTurn();
    busy.delete(hand);
    ended.push(item);
  });

  expect(ended.toSorted()).toEqual([1, 2, 3, 4, 5]);
});

test('the first error ends it', async () => {
  const failing = inParallel([1, 2], ['left', 'right'], item =>
    item === 2 ? Promise.reject(new Error('no')) : Promise.resolve(),
  );
  await expect(failing).rejects.toThrow('no');
});
