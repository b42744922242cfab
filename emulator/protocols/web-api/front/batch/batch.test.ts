import { expect, test } from '@playwright/test';
import { addBooks, ROOT, startApi } from '../../testing/api';
import { changeSet, part, sendBatch, statuses } from '../../testing/batch';

test('parts are answered in their order, writes with their location', async () => {
  const { send } = startApi();
  const answer = await sendBatch(send, [
    part('POST /api/data/v9.2/sample_books', { body: { sample_name: 'One', sample_bookcode: 'A1' } }),
    part("GET sample_books(sample_bookcode='A1')?$select=sample_name"),
    part(`PATCH ${ROOT}/sample_books(sample_bookcode='A1')`, { body: { sample_name: 'Two' } }),
    part("GET http://localhost/api/data/v9.1/sample_books?$select=sample_name&$filter=sample_name eq 'Two'"),
    part('GET sample_books/$count'),
  ]);

  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=batchresponse_[\da-f-]{36}$/);
  expect(answer.headers.get('odata-version')).toBe('4.0');
  expect(statuses(answer)).toEqual([204, 200, 204, 200, 200]);
  const [created, read, updated, list, count] = answer.parts;
  expect(created?.headers.get('odata-entityid')).toMatch(
    /^https:\/\/contoso\.example\/api\/data\/v9\.2\/sample_books\(/,
  );
  expect(created?.headers.get('location')).toBe(created?.headers.get('odata-entityid'));
  expect(read?.headers.get('content-type')).toBe('application/json; odata.metadata=minimal');
  expect(read?.body).toMatchObject({ sample_name: 'One' });
  expect(updated?.headers.get('location')).toBe(`${ROOT}/sample_books(sample_bookcode='A1')`);
  expect(list?.body).toMatchObject({ value: [{ sample_name: 'Two' }] });
  expect(count?.body).toBe('1');
});

test('a batch stops behind the part that fails, with its status', async () => {
  const { send, organization } = startApi();
  const answer = await sendBatch(send, [
    part('POST sample_books', { body: { sample_bookcode: 'A1' } }),
    part('POST sample_books', { body: { sample_name: 'x'.repeat(101) } }),
    part('POST sample_books', { body: { sample_bookcode: 'A2' } }),
  ]);

  expect(answer.status).toBe(400);
  expect(statuses(answer)).toEqual([204, 400]);
  expect(answer.parts[1]?.body).toMatchObject({ error: { code: '0x80044331' } });
  expect(answer.parts[1]?.headers.get('req_id')).toMatch(/^[\da-f-]{36}$/);
  expect(answer.parts[0]?.headers.has('req_id')).toBe(false);
  expect(organization.rows.count('sample_book')).toBe(1);
});

test('with odata.continue-on-error every part is answered and the batch says 200', async () => {
  const { send, organization } = startApi();
  const items = [
    part('POST sample_books', { body: { sample_name: 'x'.repeat(101) } }),
    part('GET nothings'),
    part('POST sample_books', { body: { sample_bookcode: 'A2' } }),
  ];
  for (const prefer of ['odata.continue-on-error', 'odata.continue-on-error=true']) {
    const answer = await sendBatch(send, items.slice(0, 2), { prefer });
    expect([answer.status, ...statuses(answer)]).toEqual([200, 400, 404]);
  }
  expect(statuses(await sendBatch(send, items, { prefer: 'odata.continue-on-error' }))).toEqual([400, 404, 204]);
  expect((await sendBatch(send, items, { prefer: 'odata.continue-on-error=false' })).status).toBe(400);
  expect(organization.rows.count('sample_book')).toBe(1);
});

test('a change set is done as one, and answered in one part with its content ids', async () => {
  const { send, organization } = startApi();
  const answer = await sendBatch(send, [
    changeSet(
      part('POST sample_books', { id: '7', body: { sample_bookcode: 'A1' } }),
      part("PATCH sample_books(sample_bookcode='A1')", { id: 'second', body: { sample_name: 'Two' } }),
      part("DELETE sample_books(sample_bookcode='A1')", { id: '9' }),
    ),
    part('GET sample_books/$count'),
  ]);

  expect(answer.status).toBe(200);
  expect(statuses(answer)).toEqual([204, 204, 204, 200]);
  expect(answer.parts.map(({ contentId }) => contentId)).toEqual(['7', 'second', '9', undefined]);
  expect(answer.parts.map(({ inChangeSet }) => inChangeSet)).toEqual([true, true, true, false]);
  expect(answer.text).toMatch(/\r\nContent-Type: multipart\/mixed; boundary=changesetresponse_[\da-f-]{36}\r\n/);
  expect(organization.rows.count('sample_book')).toBe(0);
});

test('a change set that fails leaves nothing behind and answers its failed part alone', async () => {
  const { send, organization } = startApi();
  const [first = ''] = await addBooks(send, 2);
  const before = organization.rows.retrieve('sample_book', first);
  const since = organization.changes.currentVersion;

  const answer = await sendBatch(send, [
    changeSet(
      part('POST sample_books', { id: '1', body: { sample_bookcode: 'new' } }),
      part(`PATCH sample_books(${first})`, { id: '2', body: { sample_name: 'changed' } }),
      part("DELETE sample_books(sample_bookcode='C1')", { id: '3' }),
      part('POST sample_books', { id: '4', body: { sample_bookcode: 'c0' } }),
    ),
    part('POST sample_books', { body: { sample_bookcode: 'later' } }),
  ]);

  expect(answer.status).toBe(412);
  expect(answer.parts).toHaveLength(1);
  expect(answer.parts[0]).toMatchObject({ status: 412, contentId: '4', inChangeSet: true });
  expect(answer.parts[0]?.body).toMatchObject({ error: { code: '0x80060892' } });
  expect(organization.rows.retrieve('sample_book', first)).toBe(before);
  expect(organization.changes.changesSince('sample_book', since)).toEqual({ upserted: [], deleted: [] });
});

test('a failed change set does not stop the others when the batch goes on', async () => {
  const { send, organization } = startApi();
  const same = (id: string) => part('POST sample_books', { id, body: { sample_bookcode: 'same' } });
  const answer = await sendBatch(
    send,
    [
      changeSet(same('1'), same('2')),
      changeSet(part('POST sample_books', { id: '1', body: { sample_bookcode: 'other' } })),
    ],
    { prefer: 'odata.continue-on-error' },
  );

  expect([answer.status, ...statuses(answer)]).toEqual([200, 412, 204]);
  expect([...organization.rows.scan('sample_book')].map(row => row.values.get('sample_bookcode'))).toEqual(['other']);
});

test('references lead to the rows that earlier parts of a change set wrote', async () => {
  const { send, organization } = startApi();
  const answer = await sendBatch(send, [
    changeSet(
      part('POST accounts', { id: 'acc', body: { name: 'Publisher' } }),
      part('POST sample_books', {
        id: '2',
        body: { sample_bookcode: '$acc', 'sample_publisher@odata.bind': '$acc' },
      }),
      part('PATCH $2', { id: '3', body: { sample_name: 'Referenced' } }),
      part('PATCH /$acc', { id: '4', body: { name: 'Renamed' } }),
      part(`PATCH ${ROOT}/sample_books(sample_bookcode='%24acc')`, { id: '5', body: { sample_pages: 5 } }),
    ),
  ]);

  expect(statuses(answer)).toEqual([204, 204, 204, 204, 204]);
  const [account] = [...organization.rows.scan('account')];
  const [book] = [...organization.rows.scan('sample_book')];
  expect(account?.values.get('name')).toBe('Renamed');
  expect(book?.values.get('sample_publisher')).toEqual({ table: 'account', id: account?.id });
  // Only annotations that name rows are references; data is not.
  expect(book?.values.get('sample_bookcode')).toBe('$acc');
  expect(book?.values.get('sample_name')).toBe('Referenced');
  expect(book?.values.get('sample_pages')).toBe(5);
});

test('a reference to nothing written yet is refused and takes the change set back', async () => {
  const { send, organization } = startApi();
  const unknown = { error: { message: "Content-ID Reference: '$9' does not exist in the batch context." } };
  for (const failing of [
    part('PATCH $9', { id: '2', body: {} }),
    part('POST sample_books', { id: '2', body: { 'sample_publisher@odata.bind': '$9' } }),
  ]) {
    const answer = await sendBatch(send, [changeSet(part('POST sample_books', { id: '1', body: {} }), failing)]);
    expect(answer.status).toBe(400);
    expect(answer.parts).toMatchObject([{ status: 400, contentId: '2', body: unknown }]);
  }
  expect(organization.rows.count('sample_book')).toBe(0);
});

test('a row that is to be returned whole has no location, so that nothing can refer to it', async () => {
  const { send, organization } = startApi();
  const whole = ['Prefer: return=representation'];
  const publisher = (headers: readonly string[]) => part('POST accounts', { id: '1', body: { name: 'P' }, headers });
  const book = (headers: readonly string[]) =>
    part('POST sample_books', { id: '2', body: { 'sample_publisher@odata.bind': '$1' }, headers });

  const refused = await sendBatch(send, [changeSet(publisher(whole), book([]))]);
  expect([refused.status, refused.parts[0]?.contentId, organization.rows.count('account')]).toEqual([400, '2', 0]);
  expect(statuses(await sendBatch(send, [changeSet(publisher([]), book(whole))]))).toEqual([204, 201]);
  expect(statuses(await sendBatch(send, [changeSet(publisher(whole))]))).toEqual([201]);
});

test('conditions and preferences of a part are its own', async () => {
  const { send } = startApi();
  await addBooks(send, 1);
  const url = "sample_books(sample_bookcode='C0')";
  const answer = await sendBatch(
    send,
    [
      part(`PATCH ${url}`, { body: { sample_pages: 9 }, headers: ['If-Match: W/"1"'] }),
      part(`PATCH ${url}`, { body: { sample_pages: 9 }, headers: ['Prefer: return=representation'] }),
      part('GET sample_books', { headers: ['Accept: application/xml'] }),
    ],
    { prefer: 'odata.continue-on-error', accept: 'multipart/mixed' },
  );

  expect(statuses(answer)).toEqual([412, 200, 415]);
  expect(answer.parts[1]?.headers.get('preference-applied')).toBe('return=representation');
  expect(answer.parts[1]?.headers.get('etag')).toMatch(/^W\/"\d+"$/);
});
