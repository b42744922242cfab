import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, test } from '@playwright/test';
import { WaitTimeoutError } from '../errors';
import { toldSentences } from './tell';
import type { Timing } from './timing';
import { lookUntil, waitUntil } from './wait-until';

function fakeTiming(): Timing & { waits: number[] } {
  const waits: number[] = [];
  const now = () => waits.reduce((sum, wait) => sum + wait, 0);
  return { waits, now, sleep: wait => Promise.resolve(void waits.push(wait)) };
}

/** A probe that tells these answers in order, the last one for ever. */
function telling<T>(...answers: readonly [T, ...T[]]): () => Promise<T> {
  let next = 0;
  return () => Promise.resolve(answers[Math.min(next++, answers.length - 1)] ?? answers[0]);
}

test('an answer that is right at once is returned without waiting', async () => {
  const timing = fakeTiming();
  const seen = await waitUntil({ what: 'it', probe: telling('Active'), done: s => s === 'Active', timeout: 1, timing });
  expect(seen).toBe('Active');
  expect(timing.waits).toEqual([]);
});

test('the interval grows up to its limit', async () => {
  const timing = fakeTiming();
  await waitUntil({
    what: 'the index',
    probe: telling(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13),
    done: seen => seen === 13,
    timeout: 60_000,
    timing,
  });
  expect(timing.waits).toEqual([100, 150, 225, 337.5, 506.25, ...timing.waits.slice(5, 10), 5_000, 5_000]);
});

test('after the deadline the error tells what was seen last', async () => {
  const timing = fakeTiming();
  const wait = waitUntil({
    what: 'the key index to become Active',
    probe: telling({ status: 'Pending' }, { status: 'InProgress' }),
    done: () => false,
    timeout: 500,
    timing,
  });
  await expect(wait).rejects.toThrow(WaitTimeoutError);
  await expect(wait).rejects.toThrow(
    'Waited 0.5 s for the key index to become Active. Last seen: {"status":"InProgress"}',
  );
  expect(timing.waits).toEqual([100, 150, 225, 25]);
});

test('the last probe happens at the deadline, not before it', async () => {
  const timing = fakeTiming();
  const probe = () => Promise.resolve(timing.now());
  const seen = await waitUntil({ what: 'noon', probe, done: now => now >= 900, timeout: 900, timing });
  expect(seen).toBe(900);
});

test('a failing probe ends the wait', async () => {
  const probe = () => Promise.reject(new Error('no access'));
  await expect(
    waitUntil({ what: 'it', probe, done: () => true, timeout: 1_000, timing: fakeTiming() }),
  ).rejects.toThrow('no access');
});

test('a long wait is told from time to time', async () => {
  const told: unknown[] = [];
  const hear = (sentence: unknown): void => void told.push(sentence);
  subscribe(toldSentences.name, hear);
  const wait = { what: 'the import to end', probe: telling('running'), timeout: 70_000, timing: fakeTiming() };
  await expect(waitUntil({ ...wait, done: () => false })).rejects.toThrow('Waited 70 s for the import to end');
  unsubscribe(toldSentences.name, hear);

  expect(told).toEqual([
    expect.stringMatching(/^Waiting for the import to end: 3\d(\.\d)? s of at most 70 s\.$/),
    expect.stringMatching(/^Waiting for the import to end: 6\d(\.\d)? s of at most 70 s\.$/),
  ]);
});

test('what can be described is told when it changes, and a short wait is not told', async () => {
  const told: unknown[] = [];
  const hear = (sentence: unknown): void => void told.push(sentence);
  subscribe(toldSentences.name, hear);
  const percent = { what: 'the import', timeout: 90_000, describe: (seen: number) => `${seen} %` };
  const twenty = Array.from({ length: 20 }, (_, n) => n * 5);
  await waitUntil({ ...percent, probe: telling(0, ...twenty, 100), done: seen => seen === 100, timing: fakeTiming() });
  await waitUntil({ ...percent, probe: telling(0, 50, 100), done: seen => seen === 100, timing: fakeTiming() });
  const progress = () => Promise.resolve('half of it');
  const far = waitUntil({
    ...percent,
    timeout: 9_000,
    progress,
    probe: telling(1),
    done: () => false,
    timing: fakeTiming(),
  });
  await expect(far).rejects.toThrow(WaitTimeoutError);
  unsubscribe(toldSentences.name, hear);

  expect(told.length).toBeLessThan(20);
  expect(told[0]).toMatch(/^Waiting for the import: 30 %, 3\.\d s of at most 90 s\.$/);
  expect(told.at(-1)).toMatch(/^Waiting for the import: half of it, /);
  expect(told.filter(sentence => String(sentence).includes('half of it'))).toHaveLength(1);
});

test('who judges what is seen gets it when it is right, and otherwise the last of it', async () => {
  const look = (timing: Timing, timeout: number) =>
    lookUntil({ probe: telling('', 'of', 'off', 'on'), done: seen => seen === 'on', timeout, timing });
  const [patient, hasty] = [fakeTiming(), fakeTiming()];

  expect(await look(patient, 60_000)).toBe('on');
  expect(await look(hasty, 200)).toBe('off');
  expect(hasty.now()).toBe(200);
});
