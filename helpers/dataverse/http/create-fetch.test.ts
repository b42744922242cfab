import { test as base, expect } from '@playwright/test';
import { createFetch, createFetches } from './create-fetch';
import { networkFailureKind } from './network-failure';
import { failureOf, told } from './testing/network-fixtures';
import { ScriptedServer } from './testing/scripted-server';

const test = base.extend<{ server: ScriptedServer }>({
  server: async ({}, use) => {
    const server = await ScriptedServer.start();
    await use(server);
    await server.stop();
  },
});

test('a request and its reply cross unchanged', async ({ server }) => {
  server.script({ status: 201, headers: { 'odata-version': '4.0', 'set-cookie': 'a=b' }, body: { ok: true } });

  const reply = await createFetch()(
    new Request(`${server.origin}/sample_books?$select=a`, {
      method: 'POST',
      body: '{"é":1}',
      headers: { prefer: 'x' },
    }),
  );

  expect(reply.status).toBe(201);
  expect(reply.headers.get('odata-version')).toBe('4.0');
  expect(await reply.json()).toEqual({ ok: true });
  expect(server.requests).toMatchObject([
    {
      method: 'POST',
      url: '/sample_books?$select=a',
      body: '{"é":1}',
      headers: { prefer: 'x', 'content-length': '8' },
    },
  ]);
});

test('a request says who asks, unless it says so itself, and which codings can be read', async ({ server }) => {
  server.script({ status: 200 }, { status: 200 });
  const fetch = createFetch();

  await fetch(server.origin);
  await fetch(server.origin, { headers: { 'user-agent': 'somebody' } });

  expect(server.requests.map(({ headers }) => headers['user-agent'])).toEqual([
    'dataverse-change-tracking-verifier',
    'somebody',
  ]);
  expect(server.requests[0]?.headers).toMatchObject({ accept: '*/*', 'accept-encoding': 'gzip, br' });
});

test('a redirect is handed on, and not followed', async ({ server }) => {
  server.script({ status: 302, headers: { location: '/elsewhere' } });

  expect((await createFetch()(server.origin)).headers.get('location')).toBe('/elsewhere');
  expect(server.requests).toHaveLength(1);
});

test('a reply without a body is a reply', async ({ server }) => {
  server.script({ status: 204 });
  const reply = await createFetch()(`${server.origin}/`, { method: 'DELETE' });
  expect(reply.status).toBe(204);
  expect(await reply.text()).toBe('');
});

test('a time limit set by signal ends a request that is never answered', async ({ server }) => {
  server.script('silence');
  const error: unknown = await createFetch()(server.origin, { signal: AbortSignal.timeout(50) }).catch(
    (e: unknown) => e,
  );
  expect(networkFailureKind(error)).toBe('time-limit');
});

test('each of several keeps to a web server of its own', async ({ server }) => {
  const fetches = createFetches({});
  const [first, second] = [fetches(), fetches()];
  server.script(
    { status: 200, headers: { 'set-cookie': 'ARRAffinity=abc; Path=/' } },
    { status: 200 },
    { status: 200 },
  );

  for (const fetch of [first, second, first]) await (await fetch(server.origin)).text();

  expect(server.requests.map(({ headers }) => headers['cookie'])).toEqual([undefined, undefined, 'ARRAffinity=abc']);
});

test('what speaks no https is told as such', async ({ server }) => {
  const error = await failureOf(createFetch()(server.origin.replace('http:', 'https:')));
  expect(networkFailureKind(error)).toBe('refused');
  expect(told(error).whatToDo).toContain('speaks no https');
});
