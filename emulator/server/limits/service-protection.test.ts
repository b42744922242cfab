import { expect, test } from '@playwright/test';
import { type ProtectionLimits, ServiceProtection } from './service-protection';

const user = '11111111-1111-4111-8111-111111111111';

function start(limits: ProtectionLimits) {
  const clock = { now: 5_000 };
  const protection = new ServiceProtection(limits, () => clock.now);
  const enter = (userId = user) => {
    const admission = protection.enter(userId);
    return admission.kind === 'refused'
      ? { retryAfter: admission.retryAfter, code: admission.fault.codeText, message: admission.fault.message }
      : admission.leave;
  };
  const ask = (duration = 0) => {
    const outcome = enter();
    clock.now += duration;
    if (typeof outcome === 'function') outcome();
    return outcome;
  };
  return { clock, protection, enter, ask };
}

test('nothing is limited unless it is asked for, and the headers count down from the documented limits', () => {
  const { protection, ask } = start({});
  const outcomes = Array.from({ length: 7_000 }, () => typeof ask(200));
  expect(new Set(outcomes)).toEqual(new Set(['function']));
  const later = start({});
  expect(later.protection.remaining(user)).toEqual({ requests: 6_000, milliseconds: 1_200_000 });
  later.ask(1_500);
  expect(later.protection.remaining(user)).toEqual({ requests: 5_999, milliseconds: 1_198_500 });
  expect(protection.remaining(user).requests).toBe(6_000 - 1_495);
});

test('requests above the limit are refused until the oldest second leaves the window', () => {
  const { clock, ask, enter } = start({ requests: 3, window: 10 });
  ask(1_000);
  ask(1_000);
  ask(1_000);

  expect(ask()).toEqual({
    retryAfter: 7,
    code: '0x80072322',
    message: 'Number of requests exceeded the limit of 3 over time window of 10 seconds.',
  });
  expect(typeof enter('another user')).toBe('function');
  clock.now += 6_999;
  expect(ask()).toMatchObject({ retryAfter: 1 });
  clock.now += 1;
  expect(typeof ask()).toBe('function');
  expect(ask()).toMatchObject({ code: '0x80072322' });
});

test('no client is told to wait longer than the window', () => {
  for (const window of [1, 10, 300]) {
    const { clock, ask } = start({ requests: 1, window });
    expect(typeof ask()).toBe('function');
    expect(ask()).toMatchObject({ retryAfter: window });
    clock.now += window * 1_000 - 1;
    expect(ask()).toMatchObject({ retryAfter: 1 });
    clock.now += 1;
    expect(typeof ask()).toBe('function');
  }
});

test('the time that requests take together is limited', () => {
  const { clock, ask } = start({ time: 1_500_000, window: 300 });
  expect(typeof ask(1_499_999)).toBe('function');
  expect(typeof ask(2)).toBe('function');

  expect(ask()).toEqual({
    retryAfter: 299,
    code: '0x80072321',
    message:
      'Combined execution time of incoming requests exceeded limit of 1,500,000  milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.',
  });
  clock.now += 298_999;
  expect(typeof ask()).toBe('function');
});

test('requests under way are limited, each until it ends', () => {
  const { enter } = start({ concurrency: 2 });
  const first = enter();
  enter();
  const refusal = {
    retryAfter: 1,
    code: '0x80072326',
    message: 'Number of concurrent requests exceeded the limit of 2.',
  };

  expect(enter()).toEqual(refusal);
  expect(enter()).toEqual(refusal);
  if (typeof first === 'function') first();
  expect(typeof enter()).toBe('function');
  expect(enter()).toEqual(refusal);
});
