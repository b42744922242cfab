import { expect, test } from '@playwright/test';
import { retryAfter } from './retry-after';

const date = 'Sun, 01 Mar 2026 12:00:00 GMT';
const asked = (value?: string): number | undefined =>
  retryAfter(new Headers({ date, ...(value !== undefined && { 'retry-after': value }) }));

test('a number of seconds becomes milliseconds', () => {
  expect(asked('30')).toBe(30_000);
  expect(asked(' 0 ')).toBe(0);
  expect(asked('1.5')).toBe(1_500);
});

test('a date becomes the time until then, on the clock of whoever answers', () => {
  expect(asked('Sun, 01 Mar 2026 12:00:45 GMT')).toBe(45_000);
});

test('a date from somebody who tells no time is taken by this clock', () => {
  const inAMinute = new Date(Date.now() + 60_000).toUTCString();
  const waited = retryAfter(new Headers({ 'retry-after': inAMinute })) ?? 0;
  expect(Math.abs(waited - 60_000)).toBeLessThan(10_000);
});

test('a date in the past asks for no wait', () => {
  expect(asked('Sun, 01 Mar 2026 11:00:00 GMT')).toBe(0);
});

test('a missing or unreadable header says nothing', () => {
  expect(asked()).toBeUndefined();
  expect(asked('')).toBeUndefined();
  expect(asked('soon')).toBeUndefined();
});
