import { expect, test } from '@playwright/test';
import { coldKindsOf } from './cold-refusal';
import { parseODataError } from './odata-error';
import { refusalOf } from './refusal';

test('the envelope of the Web API gives code and message', () => {
  const text =
    '{"error":{"code":"0x80060892","message":"Entity Key Book Code violated.","innererror":{"message":"x"}}}';
  expect(parseODataError(text)).toEqual({ code: '0x80060892', detail: 'Entity Key Book Code violated.' });
});

test('a missing or empty code is an empty code', () => {
  expect(parseODataError('{"error":{"code":"","message":"No."}}')).toEqual({ code: '', detail: 'No.' });
  expect(parseODataError('{"error":{"message":"No."}}')).toEqual({ code: '', detail: 'No.' });
});

test('the routing layer and identity providers are understood too', () => {
  expect(parseODataError('{"Message":"No HTTP resource was found"}').detail).toBe('No HTTP resource was found');
  expect(parseODataError('{"error":"invalid_client","error_description":"AADSTS7000215: x"}').detail).toBe(
    'AADSTS7000215: x',
  );
  expect(parseODataError('{"error":"invalid_client"}').detail).toBe('invalid_client');
});

test('what is not JSON is told in short', () => {
  const page = '<html><head><title> 502 Bad Gateway </title></head><body>…</body></html>';
  expect(parseODataError(page)).toEqual({ code: '', detail: 'an HTML page titled "502 Bad Gateway"' });
  expect(parseODataError('upstream   gone\n')).toEqual({ code: '', detail: 'upstream gone' });
  expect(parseODataError('')).toEqual({ code: '', detail: 'the reply has no body' });
  expect(parseODataError('word '.repeat(1_000)).detail.length).toBeLessThanOrEqual(601);
});

test('a credential that a reply repeats is hidden', () => {
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2NvbnRvc28ifQ.c2lnbmF0dXJl';
  expect(parseODataError(JSON.stringify({ error: { code: '', message: `Bad ${token}` } })).detail).toBe(
    'Bad [redacted]',
  );
});

test('a code by the name of something that every object has is a code that nobody knows', () => {
  for (const code of ['constructor', '__proto__', 'toString']) {
    const text = JSON.stringify({ error: { code, message: 'no' } });
    expect(refusalOf('GET', 'x', { status: 403, headers: new Headers(), text })).toMatchObject({
      ...{ name: 'AccessError', code, whatToDo: expect.stringContaining('check the security roles') },
    });
    expect(coldKindsOf(code)).toEqual([]);
  }
});

test('what is no code is none: it would stand in every error at its full length', () => {
  for (const code of ['x'.repeat(101), 'a b', '\u001b[2J', '<b>', '\n']) {
    expect(parseODataError(JSON.stringify({ error: { code, message: 'no' } })).code).toBe('');
  }
});
