import { expect, test } from '@playwright/test';
import { bookImport } from '../book-solution';
import { type ODataCall, type ODataReply } from './odata-call';
import { LibraryClient } from '../library-client';
import { expectProof } from '../proof';
import { startTarget, type Target } from '../target';

type Row = Record<string, unknown>;
type Rows = Row & { readonly value: readonly Row[] };

test.describe.configure({ mode: 'serial' });

let target: Target;
let library: LibraryClient;

test.beforeAll(async () => {
  target = await startTarget();
  library = await LibraryClient.start('odata', target);
});
test.afterAll(async () => {
  library.stop();
  await target.stop();
});

const book = (code: string): string => `sample_books(sample_bookcode='${code}')`;
const query = <Result = Row>(call: ODataCall): Promise<Result> => library.call<Result>('query', call);
const fetchReply = (call: ODataCall): Promise<ODataReply> => library.call<ODataReply>('fetch', call);
const create = (body: Row) => query<ODataReply>({ verb: 'post', resource: 'sample_books', body });

test('functions and actions: o.js asks who it is, and imports a solution', async () => {
  expect(await query({ verb: 'get', resource: 'WhoAmI' })).toHaveProperty('UserId');
  const imported = await fetchReply({ verb: 'post', resource: 'ImportSolution', body: bookImport() });
  expect(imported.status).toBe(204);
  const keys = { verb: 'get', resource: "EntityDefinitions(LogicalName='sample_book')/Keys" } as const;
  await expect.poll(() => query<Row[]>(keys)).toMatchObject([{ EntityKeyIndexStatus: 'Active' }]);
});

test('rows: o.js creates, reads, changes and deletes one by its alternate key', async () => {
  const whole = { Prefer: 'return=representation' };
  const body = { sample_bookcode: 'K1', sample_name: 'One' };
  const created = await query({ verb: 'post', resource: 'sample_books', body, headers: whole });
  expect(created).toMatchObject({ ...body, sample_bookid: expect.any(String) });

  const changed = await query<ODataReply>({ verb: 'patch', resource: book('K1'), body: { sample_pages: 7 } });
  expect(changed.headers['odata-entityid']).toContain(book('K1'));
  const $select = 'sample_name,sample_pages';
  expect(await query({ verb: 'get', resource: book('K1'), query: { $select } })).toMatchObject({
    sample_bookid: created['sample_bookid'],
    sample_name: 'One',
    sample_pages: 7,
  });
  const only = {
    verb: 'patch',
    resource: book('K2'),
    body: { sample_pages: 1 },
    headers: { 'If-Match': '*' },
  } as const;
  await expect(query(only)).rejects.toMatchObject({ status: 404, code: '0x80060891' });
  await query({ verb: 'delete', resource: book('K1') });
  await expect(query({ verb: 'get', resource: book('K1') })).rejects.toMatchObject({ status: 404 });
});

test('queries: o.js filters, orders, counts and expands', async () => {
  const account = await query({
    verb: 'post',
    resource: 'accounts',
    body: { name: 'Publisher' },
    headers: { Prefer: 'return=representation' },
  });
  for (const number of [1, 2, 3]) {
    const publisher = { 'sample_publisher@odata.bind': `/accounts(${String(account['accountid'])})` };
    await create({ sample_bookcode: `Q${number}`, sample_pages: number, ...publisher });
  }
  const options = {
    $filter: "startswith(sample_bookcode,'Q') and sample_pages gt 1",
    $orderby: 'sample_pages desc',
    $select: 'sample_bookcode',
    $expand: 'sample_publisher($select=name)',
  };
  const rows = await query<Row[]>({ verb: 'get', resource: 'sample_books', query: options });
  expect(rows).toMatchObject([
    { sample_bookcode: 'Q3', sample_publisher: { name: 'Publisher' } },
    { sample_bookcode: 'Q2', sample_publisher: { name: 'Publisher' } },
  ]);
  const counted = { $count: true, $top: 1, $select: 'sample_bookcode' };
  const reply = await fetchReply({ verb: 'get', resource: 'sample_books', query: counted });
  expect(reply.document).toMatchObject({ '@odata.count': 3, value: [{}] });
});

test('batches: o.js sends a change set, which is done as one, and reads what stands', async () => {
  const write = (code: string): ODataCall => ({
    verb: 'post',
    resource: 'sample_books',
    body: { sample_bookcode: code },
  });
  const done = await library.call<Row[]>('batch', true, write('B1'), write('B2'));
  expect(done.map(({ status, contentId }) => [status, contentId])).toEqual([
    [204, 1],
    [204, 2],
  ]);
  const twice = library.call('batch', true, write('B3'), write('B1'));
  await expect(twice).rejects.toMatchObject({ status: 412 });
  const reads = (['B1', 'B2'] as const).map((code): ODataCall => ({ verb: 'get', resource: book(code) }));
  const read = await library.call<Row[]>('batch', false, ...reads);
  expect(read).toMatchObject([{ body: { sample_bookcode: 'B1' } }, { body: { sample_bookcode: 'B2' } }]);
  await expect(query({ verb: 'get', resource: book('B3') })).rejects.toMatchObject({ status: 404 });
});

test('change tracking: o.js asks for it by the header, and follows the delta link', async () => {
  await create({ sample_bookcode: 'T1' });
  await create({ sample_bookcode: 'T2' });
  const gone = await query({ verb: 'get', resource: book('T2') });
  const baseline = await fetchReply({
    verb: 'get',
    resource: 'sample_books',
    query: { $select: 'sample_bookcode,sample_name' },
    headers: { Prefer: 'odata.track-changes' },
  });
  expect(baseline.headers['preference-applied']).toBe('odata.track-changes');

  await query({ verb: 'patch', resource: book('T1'), body: { sample_name: 'Changed' } });
  await query({ verb: 'delete', resource: book('T2') });
  const link = String((baseline.document as Row)['@odata.deltaLink']);
  const delta = await fetchReply({ verb: 'get', resource: link });
  expect((delta.document as Rows).value).toMatchObject([
    { sample_bookcode: 'T1', sample_name: 'Changed' },
    { id: gone['sample_bookid'], reason: 'deleted' },
  ]);
});

test('the fidelity list names what was called here', async () => {
  expectProof('interop/odata/odata.test.ts', await target.requests());
});
