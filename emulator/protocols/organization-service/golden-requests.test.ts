import { expect, test } from '@playwright/test';
import { type ColumnValue } from '../../engine/values/row';
import { golden } from './testing/golden';
import { type Service, startService } from './testing/service';

/** A request block as the content of Execute. */
const executeBlock = (service: Service, block: string) =>
  service.send(`<Execute xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services">${block}</Execute>`);

const addBook = ({ organization }: Service, values: Record<string, ColumnValue>) =>
  organization.rows.create('sample_book', new Map(Object.entries(values)), organization.system);

const books = ({ organization }: Service) =>
  [...organization.rows.scan('sample_book')].map(({ values }) => ({
    code: values.get('sample_bookcode'),
    name: values.get('sample_name'),
    author: values.get('sample_author'),
  }));

test("the SDK's first RetrieveEntityChanges is read: table, columns, no version", async () => {
  const service = startService();
  addBook(service, { sample_bookcode: 'A', sample_name: 'One', sample_author: 'X', sample_pages: 3 });

  const answer = await service.post(golden('req-initial'));

  expect(answer.status).toBe(200);
  expect(answer.all('key').map(({ text }) => text)).toEqual([
    'EntityChanges',
    'sample_bookid',
    'sample_bookcode',
    'sample_name',
    'sample_author',
  ]);
});

test("the SDK's RetrieveEntityChanges with a DataVersion is read, and answered from that version on", async () => {
  const service = startService();
  addBook(service, { sample_bookcode: 'A' });
  const token = service.organization.changes.issueToken();
  addBook(service, { sample_bookcode: 'B' });
  const request = golden('req-delta');

  const delta = await service.post(request.replace('919042!08/22/2017 08:10:44', token));
  const expired = await service.post(request);

  expect(delta.all('NewOrUpdatedItem')).toEqual([]);
  expect(delta.all('anyType')).toHaveLength(1);
  expect(delta.text).toContain('>B<');
  expect(expired).toMatchObject({ status: 500 });
  expect(expired.first('ErrorCode')).toBe('-2147204270');
});

test("the SDK's Create, Update by key and Delete by key are read and done", async () => {
  const service = startService();
  addBook(service, { sample_bookcode: 'BookCode1' });

  const created = await executeBlock(service, golden('req-create'));
  expect(created.status).toBe(200);
  expect(books(service)).toContainEqual({ code: 'BookCode0', name: 'Demo Book 0', author: 'Author0' });
  const again = await executeBlock(service, golden('req-create'));
  expect(again.first('ErrorCode')).toBe('-2147088238');
  expect(again.all('ErrorDetails')[0]?.children.map(pair => pair.children.map(({ text }) => text))).toEqual([
    ['DuplicateAttributes', '<DuplicateAttributes><sample_bookcode>BookCode0</sample_bookcode></DuplicateAttributes>'],
  ]);

  expect((await executeBlock(service, golden('req-update-key'))).status).toBe(200);
  expect((await executeBlock(service, golden('req-delete-key'))).status).toBe(200);

  expect(books(service)).toEqual([{ code: 'BookCode0', name: 'Demo Book 0 updated 10:15 AM', author: 'Author0' }]);
  expect((await executeBlock(service, golden('req-delete-key'))).first('ErrorCode')).toBe('-2147088239');
});

test("the SDK's QueryByAttribute is read: attributes with their values, order, top count", async () => {
  const service = startService({ jobDelay: 60_000, indexDelay: 60_000 });
  const { jobs } = service.organization;
  for (const table of ['sample_book', 'account', 'sample_book']) {
    jobs.start({ type: 63, name: `Index of ${table}`, table, run: () => undefined });
  }

  const answer = await executeBlock(service, golden('req-rm-qba'));
  service.organization.close();

  expect(answer.first('EntityName')).toBe('asyncoperation');
  expect(answer.all('Entity')).toHaveLength(1);
  expect(answer.text).toContain('>Index of sample_book<');
  expect(answer.first('MoreRecords')).toBe('false');
});

test("the SDK's QueryExpression is read: its condition decides", async () => {
  const service = startService();
  const { organization } = service;
  for (const uniquename of ['ChangeTrackingSample', 'Other']) {
    const values = new Map([
      ['uniquename', uniquename],
      ['friendlyname', `Title of ${uniquename}`],
    ]);
    organization.rows.create('solution', values, organization.system, { bySystem: true });
  }

  const answer = await executeBlock(service, golden('req-rm-qe'));

  expect(answer.all('Entity')).toHaveLength(1);
  expect(answer.text).toContain('>Title of ChangeTrackingSample<');
});

test("the SDK's RetrieveMetadataChanges is read: one table, its keys, and little else", async () => {
  const service = startService();

  const answer = await executeBlock(service, golden('req-rmc'));

  const [entity, ...others] = answer.all('EntityMetadata');
  expect(others).toEqual([]);
  expect(entity?.children.map(({ name }) => name.name)).toEqual(['MetadataId', 'HasChanged', 'LogicalName', 'Keys']);
  expect(answer.first('EntityKeyIndexStatus')).toBe('Active');
});

test("the SDK's ImportSolution is read: its bytes are not a package", async () => {
  const answer = await executeBlock(startService(), golden('req-import'));
  expect(answer.status).toBe(500);
  expect(answer.first('ErrorCode')).toBe(String(0x80048060 | 0));
});
