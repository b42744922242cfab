import { expect, test } from '@playwright/test';
import { refusedPart } from './refused-part';

const batch = (text: string, type = 'multipart/mixed; boundary=b') => ({
  status: 200,
  headers: new Headers({ 'content-type': type }),
  text,
});
const part = (...lines: string[]) => ['--b', 'Content-Type: application/http', '', ...lines].join('\r\n');

const created = part('HTTP/1.1 204 No Content', 'OData-Version: 4.0', '', '');
const refused = part('HTTP/1.1 412 Precondition Failed', 'Retry-After: 7', '', '{"error":{"code":"0x80060892"}}');

test('the refused part of a batch is heard as if it had come alone', () => {
  const answer = refusedPart(batch(`${created}\r\n${refused}\r\n--b--\r\n`));

  expect(answer).toMatchObject({ status: 412, text: '{"error":{"code":"0x80060892"}}' });
  expect(answer?.headers.get('retry-after')).toBe('7');
});

test('so is one inside a change set, one without headers, and one with line feeds alone', () => {
  const nested = [
    '--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n\r\n',
    'HTTP/1.1 404 Not Found\r\n\r\ngone\r\n--c--\r\n--b--\r\n',
  ];

  expect(refusedPart(batch(nested.join('')))).toMatchObject({ status: 404, text: 'gone' });
  expect(refusedPart(batch(`${refused}\r\n--b--`.replaceAll('\r\n', '\n')))).toMatchObject({ status: 412 });
});

test('a batch that went well has none, and neither has another answer', () => {
  expect(refusedPart(batch(`${created}\r\n--b--\r\n`))).toBeUndefined();
  expect(refusedPart(batch(refused, 'application/json'))).toBeUndefined();
});

test('a long answer without boundaries takes no time', () => {
  const started = performance.now();

  expect(refusedPart(batch('HTTP/1.1 200 OK\r\n\r\n'.repeat(50_000)))).toBeUndefined();

  expect(performance.now() - started).toBeLessThan(500);
});
