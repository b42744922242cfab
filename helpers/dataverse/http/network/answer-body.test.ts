import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { AnswerBody } from './answer-body';

const text = JSON.stringify(Array.from({ length: 2_000 }, (_, n) => ({ sample_name: `Bücher ${n}` })));

/** What is made of a body that comes in pieces of so many bytes. */
const read = (codings: string, bytes: Uint8Array, piece = 1_000): Promise<string> =>
  new Promise((resolve, reject) => {
    const done = (body: Uint8Array): void => resolve(Buffer.from(body).toString());
    const body = new AnswerBody({ status: 200, codings, limit: 1_000_000 }, { done, fail: reject });
    for (let at = 0; at < bytes.length; at += piece) body.take(bytes.subarray(at, at + piece));
    body.end();
  });

for (const [codings, bytes] of [
  ['', Buffer.from(text)],
  ['identity', Buffer.from(text)],
  ['gzip', gzipSync(text)],
  ['X-GZIP', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['br', brotliCompressSync(text)],
  ['gzip, br', brotliCompressSync(gzipSync(text))],
  // No coding, and met all the same.
  ['utf-8', Buffer.from(text)],
] as const) {
  test(`a body is read to its end, however it comes: ${codings === '' ? 'as it is' : codings}`, async () => {
    expect(await read(codings, bytes)).toBe(text);
    expect(await read(codings, bytes, 1)).toBe(text);
    expect(await read(codings, bytes, Infinity)).toBe(text);
  });
}

test('a body without bytes is one, whatever it says of itself, as a 204 may', async () => {
  for (const codings of ['', 'gzip', 'deflate', 'br', 'none']) expect(await read(codings, Buffer.of())).toBe('');
});

test('what ends without the marks of an end is read as far as it came', async () => {
  const part = await read('gzip', gzipSync(text).subarray(0, 2_000));
  expect(text.startsWith(part)).toBe(true);
  expect(part.length).toBeGreaterThan(0);
});

test('what is not compressed as it says is no body', async () => {
  await expect(read('gzip', Buffer.from(text))).rejects.toThrow('incorrect header check');
  await expect(read('gzip, gzip, gzip, gzip, gzip, gzip', gzipSync(text))).rejects.toThrow('compressed 6 times over');
});
