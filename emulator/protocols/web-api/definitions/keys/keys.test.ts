import { expect, test } from '@playwright/test';
import { addBooks, ROOT, startApi } from '../../testing/api';
import { attribute, labelled } from '../../testing/metadata';

const book = "EntityDefinitions(LogicalName='sample_book')";
const key = (schemaName: string, ...columns: readonly string[]) => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.EntityKeyMetadata',
  SchemaName: schemaName,
  DisplayName: labelled('Name key'),
  KeyAttributes: columns,
});

test('a posted key is built by a job and then addresses rows', async () => {
  const { send, organization } = startApi();
  await addBooks(send, 2);
  const created = await send('POST', `${book}/Keys`, { body: key('new_NameKey', 'sample_pages', 'sample_name') });
  expect(created.status).toBe(204);
  const url = created.headers.get('odata-entityid') ?? '';
  expect(url).toMatch(/EntityDefinitions\([\da-f-]{36}\)\/Keys\([\da-f-]{36}\)$/);
  expect((await send('GET', url)).body).toMatchObject({
    LogicalName: 'new_namekey',
    KeyAttributes: ['sample_name', 'sample_pages'],
    EntityKeyIndexStatus: 'Pending',
  });
  const row = "sample_books(sample_name='Book 1',sample_pages=1)?$select=sample_bookcode";
  expect((await send('GET', row)).status).toBe(400);
  await organization.jobs.idle();
  expect((await send('GET', row)).body).toMatchObject({ sample_bookcode: 'C1' });
  const jobs = await send('GET', 'asyncoperations?$filter=operationtype eq 63&$select=statuscode');
  expect(jobs.body).toMatchObject({ value: [{ statuscode: 30 }] });
});

test('a key comes with the job that builds its index, where it is expanded', async () => {
  const { send, organization } = startApi();
  await send('POST', `${book}/Keys`, { body: key('new_pages', 'sample_pages') });
  await organization.jobs.idle();
  const [job] = ((await send('GET', 'asyncoperations?$filter=operationtype eq 63')).body as { value: object[] }).value;
  const one = `${book}/Keys(LogicalName='new_pages')`;
  const { name, asyncoperationid, statuscode } = job as Record<string, unknown>;

  expect((await send('GET', `${one}?$expand=AsyncJob`)).body).toMatchObject({ SchemaName: 'new_pages', AsyncJob: job });
  expect((await send('GET', `${one}?$select=SchemaName&$expand=AsyncJob($select=statuscode,name)`)).body).toEqual({
    '@odata.context': `${ROOT}/$metadata#EntityDefinitions('sample_book')/Keys(SchemaName,AsyncJob(statuscode,name))/$entity`,
    SchemaName: 'new_pages',
    MetadataId: expect.any(String) as unknown,
    AsyncJob: { '@odata.etag': expect.any(String) as unknown, statuscode, name, asyncoperationid },
  });
  // The key that came with the table was built without a job.
  const listed = [{ AsyncJob: null }, { AsyncJob: { asyncoperationid } }];
  const query = '$expand=AsyncJob($select=asyncoperationid)';
  expect((await send('GET', `${book}/Keys?${query}`)).body).toMatchObject({ value: listed });
  expect(
    (await send('GET', `${book}?$select=SchemaName&$expand=Keys($select=SchemaName;${query})`)).body,
  ).toMatchObject({
    Keys: listed,
  });
  const formatted = { headers: { prefer: 'odata.include-annotations="*"' } };
  expect((await send('GET', `${one}?$expand=AsyncJob`, formatted)).body).toMatchObject({
    AsyncJob: { 'statuscode@OData.Community.Display.V1.FormattedValue': 'Succeeded' },
  });
});

test('what is no row behind a key, or not known of it, is not expanded', async () => {
  const { send } = startApi();
  const status = async (expand: string) => (await send('GET', `${book}/Keys?$expand=${expand}`)).status;
  expect(await status('SchemaName')).toBe(501);
  expect(await status('AsyncJob($expand=ownerid)')).toBe(501);
  expect(await status('AsyncJob($select=nothing)')).toBe(400);
  expect((await send('GET', `${book}?$expand=Attributes($expand=AsyncJob)`)).status).toBe(501);
  expect((await send('GET', `${book}/Keys?$select=AsyncJob`)).status).toBe(400);
});

test('a key over duplicate data fails, and is reactivated after the cleaning', async () => {
  const { send, organization } = startApi();
  const [first = ''] = await addBooks(send, 2);
  await send('PATCH', `sample_books(${first})`, { body: { sample_pages: 1 } });
  const status = async () =>
    ((await send('GET', `${book}/Keys(LogicalName='new_pages')`)).body as Record<string, unknown>)[
      'EntityKeyIndexStatus'
    ];
  const reactivate = () =>
    send('POST', 'ReactivateEntityKey', {
      body: { EntityLogicalName: 'sample_book', EntityKeyLogicalName: 'new_pages' },
    });
  await send('POST', `${book}/Keys`, { body: key('new_pages', 'sample_pages') });
  await organization.jobs.idle();
  expect(await status()).toBe('Failed');
  expect((await send('POST', 'sample_books', { body: { sample_pages: 1 } })).status).toBe(204);
  await send('DELETE', `sample_books(${first})`);
  await reactivate();
  await organization.jobs.idle();
  expect(await status()).toBe('Failed');
  const { value } = (await send('GET', 'sample_books?$filter=sample_bookcode eq null')).body as {
    value: { sample_bookid: string }[];
  };
  await send('DELETE', `sample_books(${value[0]?.sample_bookid ?? ''})`);
  expect((await reactivate()).status).toBe(204);
  await organization.jobs.idle();
  expect(await status()).toBe('Active');
  expect(await reactivate()).toMatchObject({ status: 400, body: { error: { code: '0x80060897' } } });
  expect((await send('POST', 'sample_books', { body: { sample_pages: 1 } })).status).toBe(412);
});

test('keys that cannot be are refused with their codes', async () => {
  const { send } = startApi();
  const post = async (body: unknown) => {
    const answer = await send('POST', `${book}/Keys`, { body });
    return (answer.body as { error?: { code: string } } | undefined)?.error?.code ?? answer.status;
  };
  expect(await post(key('new_code', 'sample_name'))).toBe(204);
  expect(await post(key('new_Code', 'sample_pages'))).toBe('0x80060893');
  expect(await post(key('new_other', 'sample_name'))).toBe('0x80060894');
  expect(await post(key('new_pair', 'sample_name', 'sample_pages'))).toBe(204);
  expect(await post(key('new_other', 'sample_pages', 'sample_name'))).toBe('0x80060894');
  expect(await post(key('new_other', 'nothing'))).toBe('0x8006088f');
  expect(await post(key('new_other', 'createdon', 'statecode'))).toBe('0x8006088f');
  expect(await post(key('new_other'))).toBe('0x8006088f');
  expect(await post(key('other', 'sample_pages'))).toBe('0x80048062');
  expect(await post({ SchemaName: 'new_other' })).toBe('0x80048d19');
  expect(await post({ ...key('new_other', 'sample_pages'), Nonsense: 1 })).toBe('0x80048d19');
  const minimal = { SchemaName: 'new_minimal', KeyAttributes: ['sample_pages'] };
  expect(await post(minimal)).toBe(204);
});

test('a table takes ten keys, and a key sixteen columns', async () => {
  const { send } = startApi();
  const names = Array.from({ length: 17 }, (_, index) => `new_n${index}`);
  for (const name of names) await send('POST', `${book}/Attributes`, { body: attribute('Integer', name) });
  const post = async (schemaName: string, columns: readonly string[]) =>
    (await send('POST', `${book}/Keys`, { body: key(schemaName, ...columns) })).text;
  expect(await post('new_seventeen', names)).toContain('0x8006088f');
  expect(await post('new_sixteen', names.slice(0, 16))).toBe('');
  for (const name of names.slice(0, 8)) expect(await post(`new_key_${name}`, [name])).toBe('');
  expect(await post('new_eleventh', ['new_n9'])).toContain('0x8006088f');
});

test('a deleted key takes its job with it, by name and by id, and frees its values', async () => {
  const { send, organization } = startApi({ indexDelay: 10_000 });
  await send('POST', `${book}/Keys`, { body: key('new_namekey', 'sample_name') });
  expect((await send('DELETE', `${book}/Keys(LogicalName='new_namekey')`)).status).toBe(204);
  const jobs = await send('GET', 'asyncoperations?$filter=operationtype eq 63&$select=statuscode');
  expect(jobs.body).toMatchObject({ value: [{ statuscode: 32 }] });
  expect((await send('GET', `${book}/Keys(LogicalName='new_namekey')`)).status).toBe(404);
  expect((await send('DELETE', `${book}/Keys(LogicalName='new_namekey')`)).status).toBe(404);
  const again = await send('POST', `${book}/Keys`, { body: key('new_namekey', 'sample_name') });
  expect((await send('DELETE', again.headers.get('odata-entityid') ?? '')).status).toBe(204);
  expect(await send('DELETE', `${book}/Keys(LogicalName='sample_bookcode')`)).toMatchObject({
    status: 400,
    body: { error: { code: '0x8004f032' } },
  });
  organization.close();
});
