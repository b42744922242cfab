import { setImmediate as nextTurn } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { test as base, expect } from '@playwright/test';
import { noteSurvival } from '../../../testing/reliability/survival';
import { OversizedReplyError } from '../errors';
import { createFetch } from './create-fetch';
import { longestRefusal } from './body-limits';
import type { Exchange } from './exchange';
import type { OutgoingRequest } from './request';
import { createSend } from './send';
import { RawServer } from './testing/raw-server';

const test = base.extend<{ server: RawServer }>({
  server: async ({}, use) => {
    const server = await RawServer.start();
    await use(server);
    await server.stop();
  },
});

const send = createSend({ fetch: createFetch(), timing: { now: () => 0, sleep: () => Promise.resolve() } });
const read = ({ origin }: RawServer, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  ...{
    method: 'GET',
    url: `${origin}/rows`,
    headers: {},
    timeout: 20_000,
    longestReply: longest,
    repeatable: true,
    retry: true,
  },
  ...more,
});

/** Bytes: the least that takes several reads of a socket. */
const longest = 4 * longestRefusal;
const zeros = Buffer.alloc(longest + 1, '0');
const head = (status: number, more: readonly string[] = []): string =>
  [`HTTP/1.1 ${status} x`, 'content-type: application/json', ...more, '', ''].join('\r\n');
const gzip = head(200, ['content-encoding: gzip', 'connection: close']);

/** How much of it a server could send, and what it sends. */
const floods = {
  'a body of a refusal': [head(503, ['connection: close']), zeros.subarray(0, longestRefusal + 1)],
  'a body': [head(200, ['connection: close']), zeros],
  'a body that is announced': [head(200, [`content-length: ${zeros.length}`]), zeros],
  'a compressed body': [gzip, gzipSync(zeros)],
  'a body that is compressed twice': [
    head(200, ['content-encoding: gzip, gzip', 'connection: close']),
    gzipSync(gzipSync(zeros)),
  ],
  'a body compressed by brotli': [head(200, ['content-encoding: br', 'connection: close']), brotliCompressSync(zeros)],
  headers: [head(200, [`x-flood: ${'a'.repeat(100_000)}`])],
  'many headers': [
    head(
      200,
      Array.from({ length: 5_000 }, (_, n) => `x-flood-${n}: a`),
    ),
  ],
} as const;

for (const [name, parts] of Object.entries(floods)) {
  test(`${name} without end: the request ends, is not repeated, and says what came`, async ({ server }) => {
    server.answer(...parts);

    const error: unknown = await send(read(server)).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(OversizedReplyError);
    expect(String(error)).toContain('/rows got an answer that is too long to be read: ');
    expect(server.connections).toBe(1);
    noteSurvival(test.info(), {
      area: 'Hostile servers',
      fault: 'a body or headers without end',
      tried: 1,
      survived: 1,
    });
  });
}

test('a body that may just be so long is read, also where a letter falls between two pieces', async ({ server }) => {
  const text = 'ä'.repeat(longestRefusal / 2);
  server.answer(
    head(400, [`content-length: ${longestRefusal}`]),
    Buffer.from(text).subarray(0, 3),
    Buffer.from(text).subarray(3),
  );

  expect(await send(read(server))).toMatchObject({ status: 400, text });
});

test('where a change may have been carried out, an answer without end says that nobody knows', async ({ server }) => {
  server.answer(...floods['a body of a refusal']);

  await expect(send(read(server, { method: 'POST', body: '{}', repeatable: false }))).rejects.toThrow(
    'Whether it was carried out nobody knows.',
  );
});

test('drop by drop a request ends at its time limit, and is tried once more', async ({ server }) => {
  const drips = { headers: 'HTTP/1.1 200 x\r\nx-a: ', body: head(200, ['connection: close']) };
  const attempts: unknown[] = [];
  const note = ({ error }: Exchange) => Promise.resolve(void attempts.push(error));
  for (const start of Object.values(drips)) {
    server.drip(start, 'a');
    await expect(send(read(server, { timeout: 400 }), { note })).rejects.toThrow('got no answer within 0.4 s');
  }

  expect(attempts).toEqual(Array(4).fill('no answer within 400 ms'));
  noteSurvival(test.info(), { area: 'Hostile servers', fault: 'an answer drop by drop', tried: 2, survived: 2 });
});

test('a connection that is closed while its body waits to be read ends no process', async ({ server }) => {
  const fetch = createFetch();
  const bodies = [`content-length: 65536`, 'x-length: unknown'];
  for (const length of bodies) {
    server.answer(head(200, [length, 'connection: close']), Buffer.alloc(65_536, 'a'));
    const response = await fetch(server.origin);
    await server.closed();
    await nextTurn();

    expect(await response.text()).toHaveLength(65_536);
  }
  noteSurvival(test.info(), {
    area: 'Hostile servers',
    fault: 'a connection closed before its body was read',
    tried: 2,
    survived: 2,
  });
});
