import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { test as base, expect } from '@playwright/test';
import { AccessError, VanishedTableError } from '../errors';
import { overcame } from '../timing/tell';
import { sendChangeSet } from './change-set';
import { undefinedWhenMissing } from './undefined-when';
import { ClientRig } from './testing/client-rig';

type Fixtures = {
  rig: ClientRig;
  /** What the client says it overcame. */
  passed: unknown[];
};

const test = base.extend<Fixtures>({
  rig: async ({}, use) => {
    const rig = await ClientRig.start();
    await use(rig);
    await rig.server.stop();
  },
  passed: async ({}, use) => {
    const passed: unknown[] = [];
    const keep = (one: unknown) => void passed.push(one);
    subscribe(overcame.name, keep);
    await use(passed);
    unsubscribe(overcame.name, keep);
  },
});

const refused = (status: number, code: string) => ({
  status,
  body: { error: { code, message: 'words decide nothing' } },
});
const unknownTable = refused(404, '0x80060888');
const unknownKey = refused(400, '0x80060888');
const forbidden = refused(403, '0x80040220');
const byKey = "sample_books(sample_bookcode='a')?$select=sample_bookid";
const forever = (reply: ReturnType<typeof refused>) => Array.from({ length: 60 }, () => reply);

test('a key that one server does not know is asked for again, past its caches, and told', async ({ rig, passed }) => {
  const { server, client, waits } = rig;
  server.script(unknownKey, refused(400, '0x8006088A'), { status: 200, body: { sample_bookid: 'x' } });

  expect(await client.get(byKey)).toEqual({ sample_bookid: 'x' });

  expect(waits).toEqual([500, 1_000]);
  expect(server.requests.map(({ headers }) => headers['consistency'])).toEqual([undefined, 'Strong', 'Strong']);
  expect(passed).toEqual([{ what: 'cold refusal', seen: 'the alternate key was not known', took: 1_500 }]);
});

test('so are a table, whatever is done to it, and a privilege that came with it', async ({ rig, passed }) => {
  const { server, client } = rig;
  server.script(unknownTable, { status: 204 }, forbidden, { status: 200, body: { value: [] } });

  await client.post('sample_books', {});
  expect(await client.attempt('GET', 'sample_books?$select=sample_name')).toMatchObject({ status: 200 });

  expect(passed).toMatchObject([{ seen: 'the table was not known' }, { seen: 'a privilege was not known' }]);
});

test('a key that stays unknown for a minute is refused, and is not waited for again', async ({ rig, passed }) => {
  const { server, client, waits } = rig;
  server.script(...forever(unknownKey));

  expect(await client.attempt('GET', byKey)).toMatchObject({ status: 400 });
  const waited = waits.reduce((sum, wait) => sum + wait, 0);
  expect(waited).toBeGreaterThan(50_000);
  expect(waited).toBeLessThanOrEqual(60_000);

  await expect(client.get(byKey)).rejects.toMatchObject({ name: 'DataverseError', outcome: 'failed' });
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(waited);
  expect(passed).toEqual([]);
});

test('a table that stays unknown was taken away: nobody can look, also where a raw reply was asked for', async ({
  rig,
}) => {
  const { server, client } = rig;
  server.script(...forever(unknownTable));

  await expect(client.attempt('GET', 'sample_books')).rejects.toThrow(VanishedTableError);
  // "There is no such row" would be an answer to compare with; "there is no such table" is none.
  await expect(undefinedWhenMissing(client.get(byKey))).rejects.toThrow(VanishedTableError);
  expect(await undefinedWhenMissing(client.get(byKey, { expects: ['unknown'] }))).toBeUndefined();
});

test('a privilege is missing when it is missing for longer than it is cached', async ({ rig }) => {
  const { server, client, waits } = rig;
  server.script(...forever(forbidden));

  await expect(client.get('sample_books')).rejects.toThrow(AccessError);

  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(35_000);
});

test('who expects such a refusal gets it at once', async ({ rig }) => {
  const { server, client, waits } = rig;
  server.script(unknownKey, unknownTable, forbidden);

  expect(await client.attempt('GET', byKey, { expects: ['unknown'] })).toMatchObject({ status: 400 });
  expect(await client.attempt('GET', 'sample_books', { expects: ['unknown'] })).toMatchObject({ status: 404 });
  expect(await client.attempt('GET', 'sample_books', { expects: ['access'] })).toMatchObject({ status: 403 });

  expect(waits).toEqual([]);
});

test('who expects one kind of it gets that at once, and is protected from the others', async ({ rig }) => {
  const { server, client, waits } = rig;
  const untracked = refused(400, '0x80072491');
  server.script(untracked, unknownTable, { status: 200, body: { value: [] } });
  const expects = ['tracking'] as const;

  expect(await client.attempt('GET', 'msdyn_notes', { expects })).toMatchObject({ status: 400 });
  expect(waits).toEqual([]);
  expect(await client.attempt('GET', 'msdyn_notes', { expects })).toMatchObject({ status: 200 });
  expect(waits).toEqual([500]);

  server.script(...forever(unknownTable));
  await expect(client.attempt('GET', 'msdyn_notes', { expects })).rejects.toThrow(VanishedTableError);
});

test('that a refusal of one request stands says nothing of another', async ({ rig, passed }) => {
  const { server, client, waits } = rig;
  const unknownColumn = refused(400, '0x80060888');
  const row = 'sample_books(2e451703-c686-e711-80e5-00155db19e6d)?$select=sample_name';
  server.script(...Array.from({ length: 12 }, () => unknownColumn));
  expect(await client.attempt('GET', row)).toMatchObject({ status: 400 });
  const waited = waits.length;
  expect(await client.attempt('GET', row.replace('2e', '3e'))).toMatchObject({ status: 400 });
  expect(waits).toHaveLength(waited);
  expect(server.requests).toHaveLength(waited + 2);

  server.script(unknownColumn, { status: 200, body: { value: [] } });
  expect(await client.attempt('GET', 'sample_books?$select=sample_name')).toMatchObject({ status: 200 });
  expect(passed).toMatchObject([{ seen: 'a column was not known' }]);
});

test('an operation that the environment does not have is waited for some seconds', async ({ rig }) => {
  const { server, client, waits } = rig;
  server.script(...forever(unknownTable));

  const bulk = 'sample_books/Microsoft.Dynamics.CRM.CreateMultiple';
  expect(await client.attempt('POST', bulk, { json: {} })).toMatchObject({ status: 404 });

  const waited = waits.reduce((sum, wait) => sum + wait, 0);
  expect(waited).toBeGreaterThan(3_000);
  expect(waited).toBeLessThanOrEqual(5_000);
});

test('a refusal by a busy server in between is no answer yet', async ({ rig, passed }) => {
  const { server, client } = rig;
  server.script(unknownKey, { status: 503 }, unknownKey, { status: 200, body: {} });

  await client.get(byKey);

  expect(passed).toMatchObject([{ what: 'cold refusal' }, { what: 'fault of the moment', seen: 'answered 503' }]);
});

test('what an answered change set says inside is heard: it is sent again, or nobody could look', async ({
  rig,
  passed,
}) => {
  const { server, client, waits } = rig;
  const inside = (status: number, code: string, lines = '') => {
    const error = JSON.stringify({ error: { code, message: 'words decide nothing' } });
    const head = `HTTP/1.1 ${status} Said\r\nContent-Type: application/json\r\n${lines}`;
    return {
      status: 200,
      headers: { 'content-type': 'multipart/mixed; boundary=b' },
      body: `--b\r\nContent-Type: application/http\r\n\r\n${head}\r\n${error}\r\n--b--\r\n`,
    };
  };
  const change = () => sendChangeSet(client, [{ method: 'DELETE', path: 'sample_books(1)' }]);
  const deleted = {
    ...inside(204, ''),
    body: '--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n--b--\r\n',
  };
  server.script(
    inside(429, '0x80072322', 'Retry-After: 7\r\n'),
    inside(503, '0x8004a001'),
    inside(404, '0x80060888'),
    deleted,
  );

  expect(await change()).toEqual({ status: 200, statuses: [204] });
  expect(waits).toEqual([7_000, 1_000, 500]);
  expect(passed).toMatchObject([
    { seen: 'the table was not known' },
    { what: 'throttling' },
    { what: 'fault of the moment' },
  ]);

  server.script(inside(412, '0x80060892'), inside(403, '0x80042f09'));
  expect(await change(), 'a refusal of what was asked').toEqual({ status: 200, statuses: [412] });
  await expect(change()).rejects.toThrow(AccessError);
});
