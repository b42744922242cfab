import { expect, test } from '@playwright/test';
import { retryAfter } from './retry-after';

const now = Date.parse('2026-03-01T12:00:00Z');

test('a number of seconds becomes milliseconds', () => {
  expect(retryAfter('30', now)).toBe(30_000);
  expect(retryAfter(' 0 ', now)).toBe(0);
  expect(retryAfter('1.5', now)).toBe(1_500);
});

test('a date becomes the time until then', () => {
  expect(retryAfter('Sun, 01 Mar 2026 12:00:45 GMT', now)).toBe(45_000);
});

test('a date in the past asks for no wait', () => {
  expect(retryAfter('Sun, 01 Mar 2026 11:00:00 GMT', now)).toBe(0);
});

test('a missing or unreadable header says nothing', () => {
  expect(retryAfter(null, now)).toBeUndefined();
  expect(retryAfter('', now)).toBeUndefined();
  expect(retryAfter('soon', now)).toBeUndefined();
});
