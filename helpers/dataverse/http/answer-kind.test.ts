import { expect, test } from '@playwright/test';
import { answerKind, faultKind } from './answer-kind';

test('a server that fails, whatever it says, speaks of the moment', () => {
  for (const status of [408, 500, 502, 503, 504, 520]) expect(answerKind(status)).toBe('passing');
  for (const code of ['0x80040216', '0x80060892', '0x0']) expect(answerKind(500, code)).toBe('passing');
  for (const code of ['0x80044151', '0x80097376', '0x80072031', '0x8004A001'])
    expect(answerKind(400, code)).toBe('passing');
});

test('refusals stand, and so does a server that has no such operation', () => {
  for (const status of [200, 204, 301, 400, 401, 403, 404, 405, 412, 501]) expect(answerKind(status)).toBe('stands');
  expect(answerKind(400, '0x80040216')).toBe('stands');
  expect(answerKind(200, '0x80044151')).toBe('stands');
});

test('a service protection limit is no answer, by status and by code', () => {
  expect(answerKind(429)).toBe('throttled');
  for (const code of ['0x80072321', '0x80072322', '0x80072326']) {
    expect(answerKind(500, code)).toBe('throttled');
    expect(faultKind(code)).toBe('throttled');
  }
});

test('the victim of a deadlock left nothing behind', () => {
  expect(answerKind(500, '0x80044150')).toBe('rolled-back');
  expect(faultKind('0x80044150')).toBe('rolled-back');
});

test('the status of a fault says nothing: its code decides, and without one it tells nothing', () => {
  for (const code of ['0x80040216', '0x80044151', '0x80097376', '']) expect(faultKind(code)).toBe('passing');
  for (const code of ['0x80060892', '0x80040217', '0x80044352', '0x80072491', '0x80040220'])
    expect(faultKind(code)).toBe('stands');
});
