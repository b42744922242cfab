import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { addBooks, ROOT, startApi } from '../../testing/api';
import { addOfferTable } from '../../testing/keyed-table';

test('a PATCH creates the row when it does not exist and updates it when it does', async () => {
  const { send } = startApi();
  const id = randomUUID();
  const path = `sample_books(${id})`;

  const created = await send('PATCH', path, { body: { sample_name: 'A', sample_pages: 1 } });
  const headers = { prefer: 'return=representation' };
  const updated = await send('PATCH', path, { body: { sample_name: 'B' }, headers });

  expect(created.status).toBe(204);
  expect(created.headers.get('odata-entityid')).toBe(`${ROOT}/${path}`);
  expect(updated).toMatchObject({ status: 200, body: { sample_name: 'B', sample_pages: 1 } });
  const another = await send('PATCH', `sample_books(${randomUUID()})`, { body: {}, headers });
  expect(another.status).toBe(201);
});

test('preconditions narrow an upsert to an update or a create', async () => {
  const { send } = startApi();
  await addBooks(send, 1);
  const patch = (path: string, headers: Record<string, string>) =>
    send('PATCH', path, { body: { sample_name: 'X' }, headers });
  const book = "sample_books(sample_bookcode='C0')";
  const missing = "sample_books(sample_bookcode='none')";
  const etag = (await send('GET', book)).headers.get('etag') ?? '';

  expect(await patch(missing, { 'if-match': '*' })).toMatchObject({
    status: 404,
    body: { error: { code: '0x80060891' } },
  });
  expect(await patch(`sample_books(${randomUUID()})`, { 'if-match': '*' })).toMatchObject({
    status: 404,
    body: { error: { code: '0x80040217' } },
  });
  expect(await patch(book, { 'if-none-match': '*' })).toMatchObject({
    status: 412,
    body: { error: { code: '0x80040237' } },
  });
  expect((await patch(book, { 'if-match': etag, 'if-none-match': 'null' })).status).toBe(204);
  expect(await patch(book, { 'if-match': etag })).toMatchObject({
    status: 412,
    body: { error: { code: '0x80060882' } },
  });
  expect((await patch(missing, { 'if-none-match': '*' })).status).toBe(204);
  expect((await patch(book, { 'if-match': 'nonsense' })).status).toBe(400);
});

test('an upsert by alternate key repeats the key URL, and body values for the key win on create only', async () => {
  const { send } = startApi();
  const path = "sample_books(sample_bookcode='it''s%20new')";

  const created = await send('PATCH', path, { body: { sample_name: 'A' } });
  const updated = await send('PATCH', path, { body: { sample_name: 'B', sample_bookcode: 'ignored' } });

  for (const answer of [created, updated]) expect(answer.headers.get('odata-entityid')).toBe(`${ROOT}/${path}`);
  expect((await send('GET', path)).body).toMatchObject({ sample_name: 'B', sample_bookcode: "it's new" });
  await send('PATCH', "sample_books(sample_bookcode='url')", { body: { sample_bookcode: 'body' } });
  expect((await send('GET', "sample_books(sample_bookcode='body')")).status).toBe(200);
  expect((await send('GET', "sample_books(sample_bookcode='url')")).status).toBe(404);
});

test('keys of several columns are found in any order, and lookups by their value property', async () => {
  const { send, organization } = startApi();
  addOfferTable(organization);
  const account = randomUUID();
  await send('POST', 'accounts', { body: { accountid: account, name: 'A' } });
  await send('PATCH', "new_offers(new_year=2024,new_code='A')", {
    body: { 'new_Account@odata.bind': `/accounts(${account})` },
  });

  for (const key of ["new_code='a',new_year=2024", "new_year=2024,new_code='A'", `_new_account_value=${account}`]) {
    expect(await send('GET', `new_offers(${key})`), key).toMatchObject({
      status: 200,
      body: { new_code: 'A', new_year: 2024 },
    });
  }
  expect((await send('GET', "new_offers(new_year='2024',new_code='A')")).status).toBe(400);
});

test('columns that are not a declared key are refused in the documented words', async () => {
  const { send } = startApi();
  const start = "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.sample_book'.";
  for (const key of ["sample_name='x'", "sample_bookcode='C0',sample_pages=1", "'C0'", '5', "nothing='x'", '']) {
    const answer = await send('GET', `sample_books(${key})`);
    expect(answer.status, key).toBe(400);
    expect(answer.text, key).toContain(start);
  }
});

test('a key without a row is a 404 of its own', async () => {
  const { send } = startApi();
  const message = 'A record with the specified key values does not exist in sample_book entity';
  const refusal = { status: 404, body: { error: { code: '0x80060891', message } } };
  expect(await send('GET', "sample_books(sample_bookcode='no')")).toMatchObject(refusal);
  expect(await send('DELETE', "sample_books(sample_bookcode='no')")).toMatchObject(refusal);
});

test('an upsert by alternate key takes the id of a new row from its values, and no other id for an old one', async () => {
  const { send } = startApi();
  const [id, other] = [randomUUID(), randomUUID()];
  const upsert = (sample_bookid: string) =>
    send('PATCH', "sample_books(sample_bookcode='A')", { body: { sample_bookid } });

  expect((await upsert(id)).status).toBe(204);
  expect((await send('GET', `sample_books(${id})`)).body).toMatchObject({ sample_bookcode: 'A' });
  expect((await upsert(id)).status).toBe(204);
  expect(await upsert(other)).toMatchObject({ status: 501, text: expect.stringContaining('primary id') });
});

test('with the defect, an upsert by alternate key overwrites the key of the row that it found', async () => {
  const { send, defects } = startApi();
  await addBooks(send, 1);
  defects.set(['overwritten-keys']);
  await send('PATCH', "sample_books(sample_bookcode='C0')", { body: { sample_bookcode: 'other' } });
  expect((await send('GET', "sample_books(sample_bookcode='other')")).status).toBe(200);
});
