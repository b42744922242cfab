import { expect, test } from '@playwright/test';
import type { AnswerKind } from './answer-kind';
import { type AttemptOutcome, leavesOpen, mostAttempts, retryDelay } from './retry-decision';

const first = { attempt: 1, elapsed: 0 };
const get = { ...first, repeatable: true };
const post = { ...first, repeatable: false };
const reply = (answer: AnswerKind, retryAfter?: number): AttemptOutcome => ({ kind: 'reply', answer, retryAfter });

test('a throttled request of any verb waits as long as the environment asks', () => {
  expect(retryDelay(reply('throttled', 7_000), post)).toBe(7_000);
  expect(retryDelay(reply('throttled', 7_000), get)).toBe(7_000);
});

test('a wait is never cut short: five minutes are waited for at once, and whoever asks for more is not asked again', () => {
  expect(retryDelay(reply('throttled', 250_000), post)).toBe(250_000);
  expect(retryDelay(reply('throttled', 300_000), post)).toBe(300_000);
  expect(retryDelay(reply('throttled', 300_001), post)).toBeUndefined();
});

test('waits double when the environment asks for none', () => {
  const waits = [1, 2, 3, 4].map(attempt => retryDelay(reply('passing'), { ...get, attempt }));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
});

test('the fifth attempt is the last', () => {
  expect(retryDelay(reply('throttled'), { ...get, attempt: mostAttempts - 1 })).toBeDefined();
  expect(retryDelay(reply('throttled'), { ...get, attempt: mostAttempts })).toBeUndefined();
});

test('who is told when to come back does so for ten minutes, however often', () => {
  expect(retryDelay(reply('throttled', 2_000), { ...post, attempt: 5 })).toBe(8_000);
  expect(retryDelay(reply('throttled', 2_000), { ...post, attempt: 50, elapsed: 569_000 })).toBe(30_000);
  expect(retryDelay(reply('throttled', 2_000), { ...post, attempt: 50, elapsed: 571_000 })).toBeUndefined();
  expect(retryDelay(reply('passing', 2_000), { ...get, attempt: 5 })).toBeUndefined();
});

test('no retry begins later than ten minutes after the first attempt', () => {
  expect(retryDelay(reply('throttled', 60_000), { ...get, elapsed: 540_000 })).toBe(60_000);
  expect(retryDelay(reply('throttled', 60_000), { ...get, elapsed: 540_001 })).toBeUndefined();
});

test('a request that cannot be repeated is not sent again after a fault of the moment or a lost answer', () => {
  expect(retryDelay(reply('passing'), post)).toBeUndefined();
  expect(retryDelay(reply('passing'), get)).toBe(500);
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

test('what was rolled back is sent again, whatever it does; what stands is not', () => {
  expect(retryDelay(reply('rolled-back'), post)).toBe(500);
  expect(retryDelay(reply('stands'), get)).toBeUndefined();
});

test('only a lost answer or a fault of the moment leaves open whether a request was executed', () => {
  expect(leavesOpen(reply('passing'))).toBe(true);
  expect(leavesOpen({ kind: 'failure', failure: 'no-answer' })).toBe(true);
  expect(leavesOpen({ kind: 'failure', failure: 'time-limit' })).toBe(true);
  for (const answer of ['throttled', 'rolled-back', 'stands'] as const) expect(leavesOpen(reply(answer))).toBe(false);
  expect(leavesOpen({ kind: 'failure', failure: 'not-sent' })).toBe(false);
});
