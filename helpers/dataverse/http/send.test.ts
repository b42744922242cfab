import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { test as base, expect } from '@playwright/test';
import { overcame } from '../timing/tell';
import { SignInError, UnreachableError } from '../errors';
import { createFetch } from './create-fetch';
import type { Exchange } from './exchange';
import type { OutgoingRequest } from './request';
import { createSend } from './send';
import { ScriptedServer } from './testing/scripted-server';

const test = base.extend<{ server: ScriptedServer }>({
  server: async ({}, use) => {
    const server = await ScriptedServer.start();
    await use(server);
    await server.stop();
  },
});

const send = createSend({ fetch: createFetch(), timing: { now: () => 0, sleep: () => Promise.resolve() } });
const read = ({ origin }: ScriptedServer, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  ...{ method: 'GET', url: `${origin}/rows`, headers: {}, timeout: 5_000, repeatable: true, retry: true },
  ...more,
});

test('an answer that stops in the middle ends at the time limit, and is tried once more', async ({ server }) => {
  server.script('half', 'half', { status: 200 });

  await expect(send(read(server, { timeout: 500 }))).rejects.toThrow('got no answer within 0.5 s');

  expect(server.requests).toHaveLength(2);
});

test('a body that breaks off is a lost answer', async ({ server }) => {
  server.script('half', { status: 404 });

  expect(await send(read(server, { timeout: 1_000 }))).toMatchObject({ status: 404, afterLostAnswer: true });

  server.script('half', { status: 204 });
  const write = read(server, { method: 'POST', body: '{}', repeatable: false, timeout: 500 });
  await expect(send(write)).rejects.toThrow(UnreachableError);
  expect(server.requests).toHaveLength(3);
});

test('a report that cannot be written is not taken for a lost answer', async ({ server }) => {
  server.script({ status: 200 }, { status: 200 });
  const notes = [() => Promise.reject(new TypeError('disk full'))];

  await expect(send(read(server), { note: () => notes.shift()?.() ?? Promise.resolve() })).rejects.toThrow('disk full');

  expect(server.requests).toHaveLength(1);
});

test('a failed sign-in ends the attempts before one is made', async ({ server }) => {
  const accessToken = () => Promise.reject(new SignInError('no token', 'check the secret.'));

  await expect(send(read(server), { authorization: { accessToken, discard: () => undefined } })).rejects.toThrow(
    SignInError,
  );

  expect(server.requests).toHaveLength(0);
});

test('what came before an answer that stands is told as overcome, and nothing where none came', async ({ server }) => {
  const told: unknown[] = [];
  const note = (one: unknown) => told.push(one);
  subscribe(overcame.name, note);

  server.script({ status: 429, headers: { 'retry-after': '3' } }, { status: 503 }, { status: 200 });
  await send(read(server));
  server.script(...Array.from({ length: 5 }, () => ({ status: 429 })));
  await send(read(server));

  unsubscribe(overcame.name, note);
  expect(told).toEqual([
    { what: 'throttling', seen: 'throttled', took: 3_000 },
    { what: 'fault of the moment', seen: 'answered 503', took: 1_000 },
  ]);
});

test('a body is sent again as it was', async ({ server }) => {
  server.script({ status: 429 }, { status: 429 }, { status: 200 });

  await send(read(server, { method: 'PATCH', body: '{"a":1}' }));

  expect(server.requests.map(({ body }) => body)).toEqual(Array(3).fill('{"a":1}'));
});

test('so are its headers, also where something in the process has put a class of its own in the place of Request', async ({
  server,
}) => {
  const { Request } = globalThis;
  globalThis.Request = class extends Request {};
  try {
    server.script({ status: 429 }, { status: 200 });
    await send(read(server, { headers: { prefer: 'x' } }));
  } finally {
    globalThis.Request = Request;
  }

  expect(server.requests.map(({ headers }) => headers['prefer'])).toEqual(['x', 'x']);
});

test('what nobody wants any more is aborted, not waited for and not sent again', async ({ server }) => {
  const reason = new Error('not needed');
  const busy = { status: 503, headers: { 'retry-after': '30' } };
  const waits: number[] = [];
  const waiting = createSend({
    fetch: createFetch(),
    timing: { now: () => 0, sleep: milliseconds => new Promise(() => void waits.push(milliseconds)) },
  });

  server.script('silence');
  const silent = new AbortController();
  const notes: Exchange[] = [];
  const note = (exchange: Exchange) => Promise.resolve(void notes.push(exchange));
  const unanswered = send(read(server, { unwanted: silent.signal }), { note });
  await expect.poll(() => server.requests.length).toBe(1);
  silent.abort(reason);
  await expect(unanswered).rejects.toBe(reason);
  expect(notes.map(({ error, retry }) => [error, retry])).toEqual([['not needed', undefined]]);

  server.script(busy);
  const throttled = new AbortController();
  const refused = waiting(read(server, { unwanted: throttled.signal }));
  await expect.poll(() => waits.length).toBe(1);
  throttled.abort(reason);
  await expect(refused).rejects.toBe(reason);

  await expect(send(read(server, { unwanted: AbortSignal.abort(reason) }))).rejects.toBe(reason);
  expect(server.requests).toHaveLength(2);
});
