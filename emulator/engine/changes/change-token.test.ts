import { expect, test } from '@playwright/test';
import { formatChangeToken, parseChangeToken } from './change-token';

const issuedAt = Date.UTC(2017, 7, 22, 8, 10, 44);

test('a token is written as in the documentation', () => {
  expect(formatChangeToken({ version: 919042n, issuedAt: issuedAt + 999 })).toBe('919042!08/22/2017 08:10:44');
});

test('a token that was written is read back', () => {
  expect(parseChangeToken('919042!08/22/2017 08:10:44')).toEqual({ version: 919042n, issuedAt });
});

test('a version beyond 53 bits is read whole', () => {
  expect(parseChangeToken('9007199254740993!08/22/2017 08:10:44').version).toBe(9007199254740993n);
});

const malformed = {
  'without a time': '919042',
  empty: '',
  'of words': 'abc',
  'negative version': '-1!08/22/2017 08:10:44',
  'leading zero': '0919042!08/22/2017 08:10:44',
  'day before month': '919042!22/08/2017 08:10:44',
  'no such day': '919042!02/30/2017 08:10:44',
  'no such hour': '919042!08/22/2017 24:00:00',
  'still encoded': '919042%2108%2f22%2f2017%2008%3a10%3a44',
  'something behind it': '919042!08/22/2017 08:10:44 ',
};

test('malformed tokens are refused', () => {
  for (const [what, token] of Object.entries(malformed)) {
    const refused = expect.objectContaining({ status: 400, code: 0x80040203 });
    expect(() => parseChangeToken(token), what).toThrow(refused);
  }
});
