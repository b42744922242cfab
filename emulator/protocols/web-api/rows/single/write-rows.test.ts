import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { addBooks, ROOT, startApi } from '../../testing/api';
import { addOfferTable } from '../../testing/keyed-table';

const duplicateKey = { status: 412, body: { error: { code: '0x80060892' } } };

test('a create answers 204 and where the row is, and takes a client-made id', async () => {
  const { send } = startApi();
  const id = randomUUID();

  const created = await send('POST', 'sample_books', { body: { sample_bookid: id.toUpperCase(), sample_name: 'A' } });

  expect(created).toMatchObject({ status: 204, text: '' });
  expect(created.headers.get('odata-entityid')).toBe(`${ROOT}/sample_books(${id})`);
  expect((await send('GET', `sample_books(${id})`)).body).toMatchObject({ sample_name: 'A', sample_bookid: id });
  const again = await send('POST', 'sample_books', { body: { sample_bookid: id } });
  const message = 'A record with matching key values already exists.';
  expect(again).toMatchObject({ status: 412, body: { error: { code: '0x80040237', message } } });
});

test('a create with return=representation answers 201 with the selected columns', async () => {
  const { send } = startApi();
  const headers = { prefer: 'return=representation' };
  const created = await send('POST', 'sample_books?$select=sample_name', { body: { sample_name: 'A' }, headers });

  expect(created.status).toBe(201);
  expect(created.headers.get('preference-applied')).toBe('return=representation');
  expect(created.headers.get('etag')).toMatch(/^W\/"\d+"$/);
  expect(created.body).toEqual({
    '@odata.context': `${ROOT}/$metadata#sample_books(sample_name)/$entity`,
    '@odata.etag': created.headers.get('etag'),
    sample_name: 'A',
    sample_bookid: expect.stringMatching(/^[\da-f-]{36}$/),
  });
});

test('a taken key value is refused with 412 and the recorded text', async () => {
  const { send } = startApi();
  await addBooks(send, 2);

  const taken = await send('POST', 'sample_books', { body: { sample_bookcode: 'c1' } });

  expect(taken).toMatchObject(duplicateKey);
  expect(taken.text).toContain(
    'Entity Key Book Code Key violated. A record with the same value for Book Code already exists.',
  );
  expect(await send('PATCH', "sample_books(sample_bookcode='C0')", { body: { sample_name: 'x' } })).toMatchObject({
    status: 204,
  });
});

test('values of each type are written and read back in their JSON form', async () => {
  const { send, organization } = startApi();
  addOfferTable(organization);
  const account = /\((.+)\)$/.exec(
    (await send('POST', 'accounts', { body: { name: 'A' } })).headers.get('odata-entityid') ?? '',
  )?.[1];
  const body = {
    '@odata.type': 'Microsoft.Dynamics.CRM.new_offer',
    new_code: 'it\'s "ä"',
    new_year: 2024,
    new_price: 1.25,
    new_total: 3.5,
    new_day: '2024-02-29',
    new_when: '2024-02-29T12:00:00+02:00',
    new_sold: false,
    new_serial: 9_007_199_254_740_991,
    'new_Account@odata.bind': `/accounts(${account ?? ''})`,
    'new_Party_account@odata.bind': `${ROOT}/accounts(${account ?? ''})`,
  };
  const { headers } = await send('POST', 'new_offers', { body });

  const row = await send('GET', headers.get('odata-entityid') ?? '');

  expect(row.body).toMatchObject({
    new_code: 'it\'s "ä"',
    new_year: 2024,
    new_price: 1.25,
    new_total: 3.5,
    new_day: '2024-02-29',
    new_when: '2024-02-29T10:00:00Z',
    new_sold: false,
    _new_account_value: account,
    _new_party_value: account,
  });
  expect(row.text).toContain('"new_serial":9007199254740991');
  expect(row.text).toMatch(/"versionnumber":\d+[,}]/);
});

test('an unset column reads as null and a lookup is emptied by binding null', async () => {
  const { send } = startApi();
  await addBooks(send, 1);
  const book = "sample_books(sample_bookcode='C0')";
  expect((await send('GET', book)).body).toMatchObject({ _sample_publisher_value: null, importsequencenumber: null });

  await send('POST', 'accounts', { body: { accountid: '11111111-1111-1111-1111-111111111111', name: 'P' } });
  const bind = (value: string | null) => send('PATCH', book, { body: { 'sample_publisher@odata.bind': value } });
  expect((await bind('accounts(11111111-1111-1111-1111-111111111111)')).status).toBe(204);
  expect((await send('GET', book)).body).toMatchObject({
    _sample_publisher_value: '11111111-1111-1111-1111-111111111111',
  });
  expect((await bind(null)).status).toBe(204);
  expect((await send('GET', book)).body).toMatchObject({ _sample_publisher_value: null });
  expect((await bind('accounts(22222222-1111-1111-1111-111111111111)')).status).toBe(404);
  expect((await bind("sample_books(sample_bookcode='C0')")).status).toBe(400);
});

test('bodies that do not fit the table are refused and change nothing', async () => {
  const { send, organization } = startApi();
  const cases: [Record<string, unknown> | string | unknown[], number, string][] = [
    [{ sample_title: 'x' }, 400, '0x80048d19'],
    [{ Sample_Name: 'x' }, 400, '0x80048d19'],
    [{ sample_name: 5 }, 400, '0x80048d19'],
    [{ sample_pages: 'five' }, 400, '0x80048d19'],
    [{ sample_pages: 1.5 }, 400, '0x80048d19'],
    [{ sample_bookid: 'no-guid' }, 400, '0x80048d19'],
    [{ '@odata.type': '#Microsoft.Dynamics.CRM.account' }, 400, '0x80048d19'],
    [{ 'sample_nobody@odata.bind': '/accounts(1)' }, 400, '0x80048d19'],
    [{ _sample_publisher_value: randomUUID() }, 400, '0x80060888'],
    [{ sample_name: 'x'.repeat(101) }, 400, '0x80044331'],
    [{ sample_bookid: '00000000-0000-0000-0000-000000000000' }, 400, '0x80040203'],
    [{ sample_publisher: { name: 'deep insert' } }, 501, '0x80004001'],
    [{ 'sample_name@odata.type': '#String' }, 501, '0x80004001'],
    ['{"sample_name":', 400, '0x80048d19'],
    [[], 400, '0x80048d19'],
    ['null', 400, '0x80048d19'],
  ];
  for (const [body, status, code] of cases) {
    expect(await send('POST', 'sample_books', { body }), JSON.stringify(body)).toMatchObject({
      status,
      body: { error: { code } },
    });
  }
  expect(organization.rows.count('sample_book')).toBe(0);
});

test('a delete removes the row, unless its version is another', async () => {
  const { send } = startApi();
  const [id = ''] = await addBooks(send, 1);
  const path = `sample_books(${id})`;

  expect((await send('DELETE', path, { headers: { 'if-match': 'W/"1"' } })).status).toBe(412);
  expect((await send('DELETE', "sample_books(sample_bookcode='C0')")).status).toBe(204);
  const message = `Entity 'sample_book' With Id = ${id} Does Not Exist`;
  expect(await send('DELETE', path)).toMatchObject({ status: 404, body: { error: { code: '0x80040217', message } } });
  expect((await send('GET', path)).status).toBe(404);
});

test('a conditional read answers 304 while the row is unchanged', async () => {
  const { send } = startApi();
  const [id = ''] = await addBooks(send, 1);
  const read = (etag: string) => send('GET', `sample_books(${id})`, { headers: { 'if-none-match': etag } });
  const first = await read('null');
  expect(await read(first.headers.get('etag') ?? '')).toMatchObject({ status: 304, text: '' });
  await send('PATCH', `sample_books(${id})`, { body: {} });
  expect((await read(first.headers.get('etag') ?? '')).status).toBe(200);
});
