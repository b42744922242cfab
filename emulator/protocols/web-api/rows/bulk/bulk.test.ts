import { expect, test } from '@playwright/test';
import { addBooks, ROOT, type Send, startApi } from '../../testing/api';
import { changeSet, part, sendBatch } from '../../testing/batch';

type Target = Readonly<Record<string, unknown>>;

const book = (properties: Target): Target => ({ '@odata.type': 'Microsoft.Dynamics.CRM.sample_book', ...properties });

const bulk = (send: Send, action: string, targets: unknown) =>
  send('POST', `sample_books/Microsoft.Dynamics.CRM.${action}`, { body: { Targets: targets } });

const messageOf = ({ body }: { readonly body: unknown }): string =>
  (body as { error: { message: string } }).error.message;

test('CreateMultiple adds all rows and answers their ids in order', async () => {
  const { send, organization } = startApi();
  const own = '5f0e6d3c-0a1b-4c2d-8e3f-001122334455';
  const answer = await bulk(send, 'CreateMultiple', [
    book({ sample_name: 'One' }),
    { ...book({ sample_name: 'Two', sample_bookid: own }), '@odata.type': '#Microsoft.Dynamics.CRM.sample_book' },
  ]);

  expect(answer.status).toBe(200);
  const [first = ''] = (answer.body as { Ids: string[] }).Ids;
  expect(answer.body).toEqual({
    '@odata.context': `${ROOT}/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`,
    Ids: [first, own],
  });
  expect(organization.rows.get('sample_book', first)?.values.get('sample_name')).toBe('One');
  expect((await bulk(send, 'CreateMultiple', [])).body).toMatchObject({ Ids: [] });
});

test('a bulk message that fails leaves no row behind', async () => {
  const { send, organization } = startApi();
  const [first = '', second = ''] = await addBooks(send, 2);
  const since = organization.changes.currentVersion;
  const failing = [
    await bulk(send, 'CreateMultiple', [book({ sample_bookcode: 'new' }), book({ sample_bookcode: 'C1' })]),
    await bulk(send, 'UpdateMultiple', [
      book({ sample_bookid: first, sample_pages: 9 }),
      book({ sample_bookid: second, sample_bookcode: 'C0' }),
    ]),
    await bulk(send, 'UpsertMultiple', [
      book({ '@odata.id': "sample_books(sample_bookcode='new')" }),
      book({ '@odata.id': "sample_books(sample_bookcode='C0')", sample_pages: 10_001 }),
    ]),
  ];

  expect(failing.map(({ status }) => status)).toEqual([412, 412, 400]);
  expect(organization.changes.changesSince('sample_book', since)).toEqual({ upserted: [], deleted: [] });
});

test('every target needs its type, and the type of the table', async () => {
  const { send } = startApi();
  const untyped = await bulk(send, 'CreateMultiple', [book({}), { sample_name: 'x' }]);
  expect([untyped.status, messageOf(untyped)]).toEqual([
    400,
    expect.stringContaining("'@odata.type' must be specified"),
  ]);

  for (const targets of [
    [{ '@odata.type': 'Microsoft.Dynamics.CRM.account' }],
    ['text'],
    'text',
    [book({ nothing: 1 })],
    undefined,
  ]) {
    expect((await bulk(send, 'CreateMultiple', targets)).status, JSON.stringify(targets)).toBe(400);
  }
  const surplus = await send('POST', 'sample_books/Microsoft.Dynamics.CRM.CreateMultiple', {
    body: { Targets: [], Other: 1 },
  });
  expect(messageOf(surplus)).toContain("The parameter 'Other'");
  expect((await bulk(send, 'CreateMultiple', [book({ '@odata.id': 'sample_books(1)' })])).status).toBe(400);
});

test('UpdateMultiple changes the rows that primary ids name, the first target of a row counting', async () => {
  const { send, organization } = startApi();
  const [first = '', second = ''] = await addBooks(send, 2);
  const answer = await bulk(send, 'UpdateMultiple', [
    book({ sample_bookid: first, sample_name: 'first' }),
    book({ sample_bookid: second, sample_name: 'second' }),
    book({ sample_bookid: first, sample_name: 'ignored' }),
  ]);

  expect([answer.status, answer.text]).toEqual([204, '']);
  const names = [first, second].map(id => organization.rows.get('sample_book', id)?.values.get('sample_name'));
  expect(names).toEqual(['first', 'second']);
});

test('UpdateMultiple takes neither alternate keys nor rows that do not exist', async () => {
  const { send } = startApi();
  await addBooks(send, 1);
  const missing = '5f0e6d3c-0a1b-4c2d-8e3f-001122334455';
  const absent = await bulk(send, 'UpdateMultiple', [book({ sample_bookid: missing })]);
  expect([absent.status, messageOf(absent)]).toEqual([404, `Book With Ids = ${missing} Do Not Exist`]);

  const byKey = await bulk(send, 'UpdateMultiple', [book({ '@odata.id': "sample_books(sample_bookcode='C0')" })]);
  expect([byKey.status, messageOf(byKey)]).toEqual([400, expect.stringContaining('alternate keys')]);
  expect((await bulk(send, 'UpdateMultiple', [book({ sample_bookcode: 'C0' })])).status).toBe(400);
});

test('UpsertMultiple updates or creates by alternate key and by id', async () => {
  const { send, organization } = startApi();
  const [first = ''] = await addBooks(send, 1);
  const own = '5f0e6d3c-0a1b-4c2d-8e3f-001122334455';
  const answer = await bulk(send, 'UpsertMultiple', [
    book({ '@odata.id': "sample_books(sample_bookcode='C0')", sample_name: 'updated' }),
    book({ '@odata.id': `${ROOT}/sample_books(sample_bookcode='C9')`, sample_name: 'created' }),
    book({ sample_bookid: own, sample_name: 'own id' }),
  ]);

  expect([answer.status, answer.text]).toEqual([204, '']);
  const rows = [...organization.rows.scan('sample_book')].map(({ id, values }) => [
    id,
    values.get('sample_bookcode'),
    values.get('sample_name'),
  ]);
  expect(rows).toEqual([
    [first, 'C0', 'updated'],
    [expect.any(String), 'C9', 'created'],
    [own, undefined, 'own id'],
  ]);
});

test("UpsertMultiple takes a key's column in address and body for a row that is there, and not for a new one", async () => {
  const { send, organization } = startApi();
  const [first = ''] = await addBooks(send, 1);
  const since = organization.changes.currentVersion;
  const twice = (code: string, name: string) =>
    book({ '@odata.id': `sample_books(sample_bookcode='${code}')`, sample_bookcode: code, sample_name: name });

  const creating = await bulk(send, 'UpsertMultiple', [twice('C0', 'updated'), twice('U1', 'new')]);
  expect(creating).toMatchObject({
    status: 400,
    body: { error: { code: '0x80040216', message: 'An unexpected error occurred.' } },
  });
  expect(organization.changes.changesSince('sample_book', since)).toEqual({ upserted: [], deleted: [] });
  expect((await bulk(send, 'UpsertMultiple', [twice('C0', 'updated')])).status).toBe(204);
  expect(organization.rows.get('sample_book', first)?.values.get('sample_name')).toBe('updated');
});

test('UpsertMultiple refuses two targets for one row, and targets that name none', async () => {
  const { send, organization } = startApi();
  const [first = ''] = await addBooks(send, 1);
  const byKey = book({ '@odata.id': "sample_books(sample_bookcode='C0')", sample_pages: 7 });
  const twice = await bulk(send, 'UpsertMultiple', [byKey, book({ sample_bookid: first })]);

  expect(twice.status).toBe(400);
  expect(organization.rows.get('sample_book', first)?.values.get('sample_pages')).toBe(0);
  expect((await bulk(send, 'UpsertMultiple', [book({ sample_name: 'x' })])).status).toBe(501);
  expect((await bulk(send, 'UpsertMultiple', [book({ '@odata.id': 'accounts(name=1)' })])).status).toBe(400);
});

test('a bulk message can be part of a change set', async () => {
  const { send, organization } = startApi();
  const create = (id: string, code: string) =>
    part('POST sample_books/Microsoft.Dynamics.CRM.CreateMultiple', {
      id,
      body: { Targets: [book({ sample_bookcode: code })] },
    });
  expect((await sendBatch(send, [changeSet(create('1', 'A'), create('2', 'a'))])).status).toBe(412);
  expect(organization.rows.count('sample_book')).toBe(0);
  expect((await sendBatch(send, [changeSet(create('1', 'A'), create('2', 'B'))])).status).toBe(200);
  expect(organization.rows.count('sample_book')).toBe(2);
});

test('DeleteMultiple is refused with the documented text, BulkDelete with a 501', async () => {
  const { send } = startApi();
  const refused = await bulk(send, 'DeleteMultiple', [book({ sample_bookid: '5f0e6d3c-0a1b-4c2d-8e3f-001122334455' })]);

  expect([refused.status, messageOf(refused)]).toEqual([501, 'DeleteMultiple has not yet been implemented.']);
  expect((await send('POST', 'BulkDelete', { body: {} })).status).toBe(501);
});
