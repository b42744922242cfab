import { expect, test } from '@playwright/test';
import { asHttpExchange, readHttpExchange } from './http-exchange';

const headers = { date: 'today', 'content-type': 'application/json', 'retry-after': '5' };
const exchange = {
  method: 'GET',
  url: 'https://contoso.test/',
  attempt: 1,
  durationMs: 30,
  request: { headers: { authorization: '[redacted]' } },
  response: { status: 200, headers, body: '{"value":[]}' },
};
const nobody = (): string => {
  throw new Error('nothing is too long');
};

test('an exchange is told in the form of Allure, its body indented, the headers that matter first, and read back', () => {
  const told = asHttpExchange(exchange, nobody, 1_000);

  expect(told).toEqual({
    schemaVersion: 1,
    start: 970,
    stop: 1_000,
    request: { method: 'GET', url: 'https://contoso.test/', headers: [{ name: 'authorization', value: '[redacted]' }] },
    response: {
      status: 200,
      headers: [
        { name: 'content-type', value: 'application/json' },
        { name: 'retry-after', value: '5' },
        { name: 'date', value: 'today' },
      ],
      body: {
        contentType: 'application/json',
        encoding: 'utf8',
        value: '{\n  "value": []\n}',
        size: 12,
        truncated: false,
      },
    },
  });
  expect(readHttpExchange(JSON.stringify(told))).toEqual(told);
  expect(readHttpExchange('{"schemaVersion":1}')).toBeUndefined();
});

test('of a long body the beginning is shown, the whole is kept, and the text says where', () => {
  const body = 'é '.repeat(12_000);
  const kept: string[] = [];

  const { response } = asHttpExchange({ ...exchange, response: { ...exchange.response, body } }, whole => {
    kept.push(whole);
    return 'artifacts/bodies/1.txt';
  });

  expect(kept).toEqual([body]);
  expect(response?.body?.value).toBe(
    `${'é '.repeat(10_000)}\n[cut: 4000 more characters; the whole body is in artifacts/bodies/1.txt]`,
  );
  expect(response?.body).toMatchObject({ truncated: true, size: 36_000 });
});
