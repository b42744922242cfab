import { test as base, expect } from '@playwright/test';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { AccessError, UnavailableError, UnreachableError } from '../errors';
import { toldSentences } from '../timing/tell';
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

test('throttling for ten minutes says that the environment is too busy', async ({ rig: { server, client, waits } }) => {
  server.script(...Array.from({ length: 100 }, () => throttled));
  await expect(client.get('WhoAmI')).rejects.toMatchObject({ name: 'UnavailableError', status: 429 });
  const waited = waits.reduce((sum, wait) => sum + wait, 0);
  expect(waited).toBeGreaterThan(9 * 60_000);
  expect(waited).toBeLessThanOrEqual(10 * 60_000);
});

test('a caller can ask for one attempt only', async ({ rig: { server, client, waits } }) => {
  server.script(throttled, { status: 200 });
  await expect(client.attempt('GET', 'WhoAmI', { retry: false })).rejects.toThrow(UnavailableError);
  expect(waits).toEqual([]);
});

test('a raw reply is never a fault of the moment: a read is asked again, and then nobody could look', async ({
  rig: { server, client, waits },
}) => {
  for (const status of [408, 500, 502, 503, 504, 429]) {
    server.script({ status }, { status: 400, body: { error: { code: '0x80060888', message: 'no' } } });
    expect(await client.attempt('GET', 'accounts')).toMatchObject({ status: 400 });
  }
  waits.length = 0;
  server.script(...Array.from({ length: 5 }, () => ({ status: 503 })));
  await expect(client.attempt('GET', 'sample_books')).rejects.toMatchObject({ outcome: 'error', status: 503 });
  expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
});

test('a page for people is no refusal of the Web API: something in front of it answered', async ({
  rig: { server, client },
}) => {
  const page = (status: number) => ({
    status,
    headers: { 'content-type': 'text/html' },
    body: '<title>Blocked</title>',
  });
  server.script(page(404), page(400), { status: 200, body: { value: [] } });
  expect(await client.attempt('GET', 'accounts')).toMatchObject({ status: 200 });

  server.script(...Array.from({ length: 5 }, () => page(404)));
  await expect(client.attempt('GET', 'accounts')).rejects.toMatchObject({
    name: 'UnavailableError',
    message: expect.stringContaining('check DATAVERSE_URL'),
  });

  server.script(page(400));
  expect(await client.attempt('GET', 'accounts', { expects: ['page'] })).toMatchObject({ status: 400 });
});

test('a raw write whose status tells what it did is not sent again', async ({ rig: { server, client } }) => {
  server.script({ status: 500 }, { status: 200 });
  const upsert = { json: {}, prefer: ['return=representation'] };

  await expect(client.attempt('PATCH', `sample_books(${id})`, upsert)).rejects.toThrow(UnavailableError);

  expect(server.requests).toHaveLength(1);
});

test('a raw reply of a user who is not let in is looked at only where that is expected', async ({
  rig: { server, client },
}) => {
  const forbidden = { status: 403, body: { error: { code: '0x80042f09', message: 'no roles' } } };
  server.script(forbidden, forbidden);

  await expect(client.attempt('GET', 'sample_books')).rejects.toThrow(AccessError);
  expect(await client.attempt('GET', 'sample_books', { expects: ['access'] })).toMatchObject({ status: 403 });
});

test('five minutes that the environment asks for are one wait, and whoever watches is told', async ({
  rig: { server, client, waits },
}) => {
  const told: unknown[] = [];
  const hear = (sentence: unknown) => void told.push(sentence);
  subscribe(toldSentences.name, hear);
  server.script({ ...throttled, headers: { 'retry-after': '250' } }, { status: 204 }, throttled, { status: 204 });

  await client.post('sample_books?$select=sample_name', {});
  unsubscribe(toldSentences.name, hear);

  expect(waits).toEqual([250_000]);
  expect(told).toEqual([
    expect.stringMatching(
      /^Waiting 250 s, until \d\d:\d\d:\d\d UTC, before POST \/contoso\/api\/data\/v9\.2\/sample_books is sent again: the environment answered 429 and asks for it\.$/,
    ),
  ]);
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

test('a token that lacks claims is renewed with them, once', async ({ rig: { server, client, demanded } }) => {
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1790000000"}}}';
  const encoded = Buffer.from(claims).toString('base64');
  const challenge = `Bearer authorization_uri="https://x.test/t", error="insufficient_claims", claims="${encoded}"`;
  const unsatisfied = { status: 401, headers: { 'www-authenticate': challenge } };

  server.script(unsatisfied, { status: 204 });
  await client.post('sample_books', {});
  expect(demanded).toEqual([claims]);

  server.script(unsatisfied, unsatisfied, { status: 200 });
  await expect(client.get('WhoAmI')).rejects.toThrow(/claims.*policy/);
  expect(demanded).toEqual([claims, claims]);
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
