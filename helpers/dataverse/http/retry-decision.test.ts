import { expect, test } from '@playwright/test';
import { type AttemptOutcome, leavesOpen, mostAttempts, retryDelay } from './retry-decision';

const first = { attempt: 1, elapsed: 0 };
const get = { ...first, repeatable: true };
const post = { ...first, repeatable: false };
const reply = (status: number, more: { code?: string; retryAfter?: number } = {}): AttemptOutcome => ({
  kind: 'reply',
  status,
  ...more,
});

test('a throttled request of any verb waits as long as the environment asks', () => {
  expect(retryDelay(reply(429, { retryAfter: 7_000 }), post)).toBe(7_000);
  expect(retryDelay(reply(429, { retryAfter: 7_000 }), get)).toBe(7_000);
});

test('a service protection limit that comes as a fault is like a 429: nothing was executed', () => {
  for (const code of ['0x80072321', '0x80072322', '0x80072326']) {
    expect(retryDelay(reply(500, { code, retryAfter: 7_000 }), post)).toBe(7_000);
    expect(retryDelay(reply(500, { code }), post)).toBe(500);
  }
  expect(retryDelay(reply(500, { code: '0x80072323', retryAfter: 7_000 }), get)).toBeUndefined();
});

test('one wait is never longer than a minute', () => {
  expect(retryDelay(reply(429, { retryAfter: 3_600_000 }), post)).toBe(60_000);
});

test('waits double when the environment asks for none', () => {
  const waits = [1, 2, 3, 4].map(attempt => retryDelay(reply(503), { ...get, attempt }));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
});

test('the fifth attempt is the last', () => {
  expect(retryDelay(reply(429), { ...get, attempt: mostAttempts - 1 })).toBeDefined();
  expect(retryDelay(reply(429), { ...get, attempt: mostAttempts })).toBeUndefined();
});

test('no retry begins later than five minutes after the first attempt', () => {
  expect(retryDelay(reply(429, { retryAfter: 60_000 }), { ...get, elapsed: 240_000 })).toBe(60_000);
  expect(retryDelay(reply(429, { retryAfter: 60_000 }), { ...get, elapsed: 240_001 })).toBeUndefined();
});

test('a request that cannot be repeated is not sent again after a gateway error or a lost answer', () => {
  for (const status of [502, 503, 504]) {
    expect(retryDelay(reply(status), post)).toBeUndefined();
    expect(retryDelay(reply(status), get)).toBe(500);
  }
  expect(retryDelay({ kind: 'failure', failure: 'no-answer' }, post)).toBeUndefined();
  expect(retryDelay({ kind: 'failure', failure: 'no-answer' }, get)).toBe(500);
});

test('a request that never left is sent again whatever it does, and one that was refused is not', () => {
  expect(retryDelay({ kind: 'failure', failure: 'not-sent' }, post)).toBe(500);
  expect(retryDelay({ kind: 'failure', failure: 'refused' }, get)).toBeUndefined();
});

test('a repeatable request that used up its time limit gets one more try', () => {
  expect(retryDelay({ kind: 'failure', failure: 'time-limit' }, get)).toBe(500);
  expect(retryDelay({ kind: 'failure', failure: 'time-limit' }, { ...get, attempt: 2 })).toBeUndefined();
  expect(retryDelay({ kind: 'failure', failure: 'time-limit' }, post)).toBeUndefined();
});

test('the victim of a database deadlock is sent again, another server error is not', () => {
  expect(retryDelay(reply(500, { code: '0x80044150' }), post)).toBe(500);
  expect(retryDelay(reply(500, { code: '0x80040216' }), get)).toBeUndefined();
});

test('refusals stand', () => {
  for (const status of [200, 400, 401, 403, 404, 412, 501]) expect(retryDelay(reply(status), get)).toBeUndefined();
});

test('only a lost answer or a gateway leaves open whether a request was executed', () => {
  expect(leavesOpen(reply(503))).toBe(true);
  expect(leavesOpen({ kind: 'failure', failure: 'no-answer' })).toBe(true);
  expect(leavesOpen({ kind: 'failure', failure: 'time-limit' })).toBe(true);
  expect(leavesOpen(reply(429))).toBe(false);
  expect(leavesOpen({ kind: 'failure', failure: 'not-sent' })).toBe(false);
});
