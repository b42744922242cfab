import { expect } from '@playwright/test';
import { DataverseError, MissingTokenError, UnavailableError } from '../../dataverse/errors';
import { test } from '../../dataverse/timing/testing/told-test';
import { busy, expired } from '../testing/scripted-source';
import { untilReady } from './until-ready';

const noToken = new MissingTokenError('The last page has no delta link.', 'wait.');
const untracked = new DataverseError({
  ...{ method: 'GET', url: 'https://contoso.example/', status: 400, detail: 'no', requestId: undefined },
  code: '0x80072491',
});

/** Looks that take `takes` milliseconds each and fail so, in turn; the one after them succeeds. */
function looking(takes: number, ...failures: readonly (Error & { readonly isFurther?: boolean })[]) {
  let [now, looks] = [0, 0];
  const waits: number[] = [];
  const timing = {
    now: () => now,
    sleep: async (milliseconds: number): Promise<void> => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
  const look = async (gotOn: () => void): Promise<string> => {
    now += takes;
    const failure = failures[looks++];
    if (failure?.isFurther === true) gotOn();
    return failure === undefined ? Promise.resolve('up to date') : Promise.reject(failure);
  };
  const until = (limit: number, stop?: AbortSignal) =>
    untilReady('the changes of account', look, { limit, timing, stop });
  return { until, waits, looks: () => looks };
}

test('a busy environment, and a server that does not know of the tracking yet, are asked again, and it is told why', async ({
  told,
}) => {
  const { until, waits } = looking(10, untracked, busy, busy, busy);

  expect(await until(60_000)).toBe('up to date');
  expect(waits).toEqual([100, 150, 225, 337.5]);
  expect(told).toEqual([
    expect.stringMatching(/^Waiting for the changes of account, for up to 60 s: GET .* failed with 400 0x80072491/),
    expect.stringMatching(/^Waiting for the changes of account, for up to 60 s: GET .* failed with 503/),
  ]);
});

test('what lasts longer than the patience is thrown, and at once what does not pass', async ({ told }) => {
  const lasting = looking(0, ...Array.from({ length: 100 }, () => busy));
  await expect(lasting.until(2_000)).rejects.toBe(busy);
  expect(lasting.waits.reduce((sum, wait) => sum + wait)).toBe(2_000);
  expect(told).toHaveLength(1);

  const refused = looking(0, expired);
  await expect(refused.until(60_000)).rejects.toBe(expired);
  expect(refused.waits).toEqual([]);

  const impatient = looking(0, busy);
  await expect(impatient.until(0)).rejects.toBe(busy);
});

test('a read without a token in its end is done anew after as long as it took; a long one once', async () => {
  const short = looking(5_000, noToken, noToken);
  expect(await short.until(60_000)).toBe('up to date');
  expect(short.waits).toEqual([5_000, 5_000]);

  const long = looking(300_000, noToken, noToken, noToken);
  await expect(long.until(60_000)).rejects.toBe(noToken);
  expect(long.waits).toEqual([60_000]);
});

test('a second outage has patience of its own where the read got on between the two, and no missing token has', async ({
  told,
}) => {
  const request = { method: 'GET', url: 'https://contoso.example/', detail: 'no', requestId: undefined };
  const later = Object.assign(new UnavailableError({ ...request, status: 503, code: '' }), { isFurther: true });
  const long = looking(300_000, busy, later);
  expect(await long.until(60_000)).toBe('up to date');
  expect(told).toHaveLength(2);

  await expect(looking(300_000, busy, busy).until(60_000)).rejects.toBe(busy);

  const tokenless = Object.assign(new MissingTokenError('no token', 'wait.'), { isFurther: true });
  await expect(looking(300_000, busy, tokenless).until(60_000)).rejects.toBe(tokenless);
});

test('a stop ends the waiting', async () => {
  const stop = new AbortController();
  const { until, looks } = looking(0, busy, busy);
  stop.abort();

  expect(await until(60_000, stop.signal)).toBeUndefined();
  expect(looks()).toBe(1);
});
