import { expect, test } from '@playwright/test';
import { xml2json } from 'odata-csdl';
import { importBooks, keysOfBooks } from '../book-solution';
import { LibraryClient } from '../library-client';
import { expectProof } from '../proof';
import { startTarget, type Target } from '../target';

type Row = Readonly<Record<string, unknown>>;
type Rows = {
  readonly value: readonly Row[];
  readonly oDataNextLink?: string;
  readonly oDataDeltaLink?: string;
  readonly oDataCount?: number;
};

const collection = 'sample_books';
const key = (code: string) => `sample_bookcode='${code}'`;

test.describe.configure({ mode: 'serial' });

let target: Target;
let library: LibraryClient;

test.beforeAll(async () => {
  target = await startTarget();
  library = await LibraryClient.start('dynamics-web-api', target);
});
test.afterAll(async () => {
  library.stop();
  await target.stop();
});

test('actions and functions: the library imports a solution and asks who it is', async () => {
  const who = await library.call<Row>('callFunction', { functionName: 'WhoAmI' });
  expect(who['UserId']).toMatch(/^[\da-f-]{36}$/);
  expect(await library.call('callFunction', 'RetrieveVersion')).toMatchObject({
    Version: expect.stringMatching(/^9\.2\./),
  });

  await importBooks(library);
  const counts = { functionName: 'RetrieveTotalRecordCount', parameters: { EntityNames: ['sample_book'] } };
  expect(await library.call('callFunction', counts)).toMatchObject({
    EntityRecordCountCollection: { Keys: ['sample_book'], Values: [0] },
  });
});

test('metadata: the library reads tables, columns, keys and the CSDL document', async () => {
  const byName = "LogicalName='sample_book'";
  const table = await library.call<Row>('retrieveEntity', {
    key: byName,
    select: ['LogicalName', 'ChangeTrackingEnabled'],
  });
  expect(table).toMatchObject({ LogicalName: 'sample_book', ChangeTrackingEnabled: true });
  const tables = await library.call<Rows>('retrieveEntities', {
    select: ['LogicalName', 'EntitySetName'],
    filter: "EntitySetName eq 'sample_books'",
  });
  expect(tables.value).toMatchObject([{ LogicalName: 'sample_book' }]);
  const columns = await library.call<Rows>('retrieveAttributes', { entityKey: byName, select: ['LogicalName'] });
  expect(columns.value).toContainEqual(expect.objectContaining({ LogicalName: 'sample_bookcode' }));

  await expect.poll(() => keysOfBooks(library)).toMatchObject([{ EntityKeyIndexStatus: 'Active' }]);

  const csdl = await library.call<string>('retrieveCsdlMetadata', { addAnnotations: true });
  expect(xml2json(csdl, { strict: true, annotations: true })).toMatchObject({
    'Microsoft.Dynamics.CRM': { sample_book: { $Key: ['sample_bookid'], sample_pages: { $Type: 'Edm.Int32' } } },
  });
});

test('rows: the library creates, reads, changes and deletes one by its id', async () => {
  const id = await library.call<string>('create', { collection, data: { sample_name: 'One', sample_bookcode: 'A1' } });
  expect(id).toMatch(/^[\da-f-]{36}$/);
  const read = () => library.call<Row>('retrieve', { collection, key: id, select: ['sample_name', 'sample_pages'] });
  expect(await read()).toMatchObject({ sample_name: 'One', sample_pages: null });

  const stale = String((await read())['@odata.etag']);
  expect(await library.call('update', { collection, key: id, data: { sample_pages: 7 } })).toBeTruthy();
  const conditional = { collection, key: id, data: { sample_pages: 8 }, ifmatch: stale };
  // The library answers a failed condition of an update with false.
  expect(await library.call('update', conditional)).toBe(false);
  await library.call('updateSingleProperty', { collection, key: id, fieldValuePair: { sample_name: 'Two' } });
  expect(await read()).toMatchObject({ sample_name: 'Two', sample_pages: 7 });
  await library.call('deleteRecord', { collection, key: id, property: 'sample_pages' });
  expect(await read()).toMatchObject({ sample_name: 'Two', sample_pages: null });

  await library.call('deleteRecord', { collection, key: id });
  await expect(read()).rejects.toMatchObject({ status: 404, code: '0x80040217' });
});

test('alternate keys: the library upserts, reads and deletes by the book code', async () => {
  const upsert = { collection, key: key('K1'), data: { sample_name: 'Upserted' }, returnRepresentation: true };
  expect(await library.call('upsert', upsert)).toMatchObject({ sample_bookcode: 'K1', sample_name: 'Upserted' });
  const again = { ...upsert, data: { sample_name: 'Again' } };
  const updated = await library.call<Row>('upsert', again);
  expect(updated['sample_name']).toBe('Again');
  // Only creating is allowed, and there is a row: the library answers null.
  expect(await library.call('upsert', { ...again, ifnonematch: '*' })).toBeNull();
  expect(await library.call('retrieve', { collection, key: key('K1'), select: ['sample_name'] })).toMatchObject({
    sample_bookid: updated['sample_bookid'],
  });
  const duplicate = library.call('create', { collection, data: { sample_bookcode: 'k1' } });
  await expect(duplicate).rejects.toMatchObject({ status: 412, code: '0x80060892' });
  await library.call('deleteRecord', { collection, key: key('K1') });
});

test('queries: the library filters, orders, counts, expands and follows pages', async () => {
  const account = await library.call<string>('create', { collection: 'accounts', data: { name: 'Publisher' } });
  for (const number of [1, 2, 3, 4, 5]) {
    const data = {
      sample_bookcode: `Q${number}`,
      sample_pages: number,
      'sample_publisher@odata.bind': `/accounts(${account})`,
    };
    await library.call('create', { collection, data });
  }
  const filter = "startswith(sample_bookcode,'Q')";
  const query = { collection, select: ['sample_bookcode'], filter, orderBy: ['sample_pages desc'], count: true };
  const first = await library.call<Rows>('retrieveMultiple', { ...query, maxPageSize: 2 });
  expect(first.value.map(row => row['sample_bookcode'])).toEqual(['Q5', 'Q4']);
  expect(first.oDataCount).toBe(5);
  const second = await library.call<Rows>('retrieveMultiple', { ...query, maxPageSize: 2 }, first.oDataNextLink);
  expect(second.value.map(row => row['sample_bookcode'])).toEqual(['Q3', 'Q2']);
  expect((await library.call<Rows>('retrieveAll', { ...query, count: false })).value).toHaveLength(5);
  expect(await library.call('count', { collection, filter })).toBe(5);

  const expand = [{ property: 'sample_publisher', select: ['name'] }];
  const expanded = { collection, key: key('Q1'), select: ['sample_bookcode'], expand, includeAnnotations: '*' };
  expect(await library.call('retrieve', expanded)).toMatchObject({ sample_publisher: { name: 'Publisher' } });
  await library.call('disassociateSingleValued', {
    collection,
    primaryKey: key('Q1'),
    navigationProperty: 'sample_publisher',
  });
  const related = { relatedCollection: 'accounts', relatedKey: account, navigationProperty: 'sample_publisher' };
  await library.call('associateSingleValued', { collection, primaryKey: key('Q2'), ...related });
  const lookup = { collection, key: key('Q1'), select: ['_sample_publisher_value'] };
  expect(await library.call('retrieve', lookup)).toMatchObject({ _sample_publisher_value: null });
});

test('change tracking: the library takes a delta link and gets what changed since', async () => {
  const create = (code: string) => library.call<string>('create', { collection, data: { sample_bookcode: code } });
  const [kept, gone] = [await create('T1'), await create('T2')];
  const tracked = { collection, select: ['sample_bookcode', 'sample_name'], trackChanges: true };
  const baseline = await library.call<Rows>('retrieveMultiple', tracked);
  expect(baseline.oDataDeltaLink).toContain('$deltatoken=');

  await library.call('update', { collection, key: kept, data: { sample_name: 'Changed' } });
  await library.call('deleteRecord', { collection, key: gone });
  const delta = await library.call<Rows>('retrieveMultiple', { collection }, baseline.oDataDeltaLink);
  expect(delta.value).toMatchObject([
    { sample_bookid: kept, sample_name: 'Changed' },
    { id: gone, reason: 'deleted' },
  ]);
  const empty = await library.call<Rows>('retrieveMultiple', { collection }, delta.oDataDeltaLink);
  expect(empty.value).toEqual([]);
});

test('the fidelity list names what was called here', async () => {
  expectProof('interop/dynamics-web-api/dynamics-web-api.test.ts', await target.requests());
});
