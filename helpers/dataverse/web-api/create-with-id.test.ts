import { test as base, expect } from '@playwright/test';
import { ClientRig } from './testing/client-rig';

const notFound = { status: 404, body: { error: { code: '0x80040217', message: 'Does Not Exist' } } };
const id = '2e451703-c686-e711-80e5-00155db19e6d';

const test = base.extend<{ rig: ClientRig }>({
  rig: async ({}, use) => {
    const rig = await ClientRig.start();
    await use(rig);
    await rig.server.stop();
  },
});

test('a create carries an id made here and returns it', async ({ rig: { server, client } }) => {
  server.script({ status: 204 });
  const made = await client.create('sample_books', { sample_name: 'x' }, { idColumn: 'sample_bookid' });
  expect(made).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ sample_name: 'x', sample_bookid: made });
});

test('a create whose answer was lost is recognised by its id', async ({ rig: { server, client } }) => {
  server.script('reset', { status: 200, body: { sample_bookid: id } });
  expect(await client.create('sample_books', {}, { idColumn: 'sample_bookid', id })).toBe(id);
  expect(server.requests.map(request => `${request.method} ${request.url}`)).toEqual([
    'POST /contoso/api/data/v9.2/sample_books',
    `GET /contoso/api/data/v9.2/sample_books(${id})?$select=sample_bookid`,
  ]);
});

test('a create that a gateway lost is sent again, and a duplicate of itself is a success', async ({
  rig: { server, client, waits },
}) => {
  const duplicate = {
    status: 412,
    body: { error: { code: '0x80040237', message: 'A record with matching key values already exists.' } },
  };
  server.script({ status: 504, body: '' }, notFound, duplicate, { status: 200, body: {} });
  expect(await client.create('sample_books', {}, { idColumn: 'sample_bookid', id })).toBe(id);
  expect(waits).toEqual([500]);
});

test('a duplicate is an error when no answer was lost, or when the row there is not ours', async ({
  rig: { server, client },
}) => {
  const duplicate = { status: 412, body: { error: { code: '0x80060892', message: 'Entity Key violated.' } } };
  server.script(duplicate);
  await expect(client.create('sample_books', {}, { idColumn: 'sample_bookid', id })).rejects.toMatchObject({
    status: 412,
  });
  server.script('reset', notFound, duplicate, notFound);
  await expect(client.create('sample_books', {}, { idColumn: 'sample_bookid', id })).rejects.toMatchObject({
    status: 412,
  });
});
