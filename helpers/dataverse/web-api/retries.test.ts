import { test as base, expect } from '@playwright/test';
import { AccessError, UnavailableError, UnreachableError } from '../errors';
import { ClientRig, testToken } from './testing/client-rig';

const throttled = {
  status: 429,
  headers: { 'retry-after': '7' },
  body: { error: { code: '0x80072322', message: 'Number of requests exceeded the limit' } },
};
const notFound = { status: 404, body: { error: { code: '0x80040217', message: 'Does Not Exist' } } };
const id = '2e451703-c686-e711-80e5-00155db19e6d';

const test = base.extend<{ rig: ClientRig }>({
  rig: async ({}, use) => {
    const rig = await ClientRig.start();
    await use(rig);
    await rig.server.stop();
  },
});

test('a throttled create is sent again after the time that was asked for', async ({
  rig: { server, client, waits, steps },
}) => {
  server.script(throttled, throttled, { status: 204 });

  await client.post('sample_books', { sample_name: 'x' });

  expect(waits).toEqual([7_000, 7_000]);
  expect(server.requests.map(request => request.body)).toEqual(Array(3).fill('{"sample_name":"x"}'));
  expect(steps).toMatchObject([
    {
      title: 'POST sample_books',
      exchanges: [
        { attempt: 1, response: { status: 429 }, retry: 'sent again after 7 s' },
        { attempt: 2, response: { status: 429 }, retry: 'sent again after 7 s' },
        { attempt: 3, response: { status: 204 } },
      ],
    },
  ]);
});

test('throttling to the last attempt says that the environment is too busy', async ({
  rig: { server, client, waits },
}) => {
  server.script(throttled, throttled, throttled, throttled, throttled, { status: 200 });
  await expect(client.get('WhoAmI')).rejects.toMatchObject({ name: 'UnavailableError', status: 429 });
  expect(server.requests).toHaveLength(5);
  expect(waits).toHaveLength(4);
});

test('a caller can ask for one attempt only', async ({ rig: { server, client, waits } }) => {
  server.script(throttled, { status: 200 });
  expect(await client.attempt('GET', 'WhoAmI', { retry: false })).toMatchObject({ status: 429 });
  expect(waits).toEqual([]);
});

test('a read survives resets and gateway errors', async ({ rig: { server, client, waits } }) => {
  server.script('reset', { status: 502, body: '<title>Bad Gateway</title>' }, { status: 200, body: { UserId: 'u' } });
  expect(await client.get('WhoAmI')).toEqual({ UserId: 'u' });
  expect(waits).toEqual([500, 1_000]);
});

test('an action is sent once when its answer is lost', async ({ rig: { server, client, waits, steps } }) => {
  server.script('reset', { status: 204 });
  await expect(client.post('ImportSolution', {})).rejects.toThrow(UnreachableError);
  server.script({ status: 503, body: '' }, { status: 204 });
  await expect(client.post('ImportSolution', {})).rejects.toThrow(UnavailableError);
  expect(server.requests).toHaveLength(2);
  expect(waits).toEqual([]);
  expect(steps[0]?.exchanges).toMatchObject([{ attempt: 1, error: expect.any(String) }]);
});

test('a conditional write is sent once when its answer is lost', async ({ rig: { server, client } }) => {
  for (const headers of [{ 'If-None-Match': '*' }, { 'If-Match': 'W/"1"' }]) {
    server.script('reset', { status: 412 });
    await expect(client.patch('sample_books(1)', {}, { headers })).rejects.toThrow(UnreachableError);
  }
  server.script('reset', { status: 204 });
  await client.patch('sample_books(1)', {}, { headers: { 'If-Match': '*' } });
  expect(server.requests).toHaveLength(4);
});

test('a request without an answer ends at its time limit', async ({ rig: { server, client } }) => {
  server.script('silence');
  await expect(client.post('ImportSolution', {}, { timeout: 40 })).rejects.toThrow('got no answer within 0.04 s');
});

test('a delete finds its row gone after a lost answer, and calls that a success', async ({
  rig: { server, client },
}) => {
  server.script('reset', notFound);
  await client.delete(`sample_books(${id})`);
  server.script(notFound);
  await expect(client.delete(`sample_books(${id})`)).rejects.toMatchObject({ status: 404, code: '0x80040217' });
});

test('a refused token is renewed once', async ({ rig: { server, client, tokens, steps } }) => {
  server.script({ status: 401 }, { status: 204 });
  await client.post('sample_books', {});
  expect(tokens).toMatchObject({ given: 2, discarded: 1 });
  expect(server.requests.map(request => request.headers['authorization'])).toEqual([
    `Bearer ${testToken}1`,
    `Bearer ${testToken}2`,
  ]);
  expect(steps[0]?.exchanges[0]).toMatchObject({ retry: 'sent again with a new token' });

  server.script({ status: 401 }, { status: 401 }, { status: 200 });
  await expect(client.get('WhoAmI')).rejects.toThrow(AccessError);
  expect(server.requests).toHaveLength(4);
});
