import { expect, test } from '@playwright/test';
import { type Organization } from '../organization';
import { bookKey, bookOrganization, values } from '../testing/book';

const keyName = 'sample_bookcode';

/** The book table, whose key is yet to come. */
function withoutKey(indexDelay = 2): Organization {
  const organization = bookOrganization({ indexDelay });
  organization.tables.alter('sample_book', { dropKeys: [keyName] });
  return organization;
}

const add = ({ rows, system }: Organization, code: string) =>
  rows.create('sample_book', values({ sample_bookcode: code }), system);

const addKey = ({ tables }: Organization) => tables.alter('sample_book', { keys: [bookKey('Pending')] });

const key = ({ tables }: Organization) => tables.require('sample_book').keys.get(keyName);

const job = (organization: Organization) =>
  Object.fromEntries(organization.rows.retrieve('asyncoperation', key(organization)?.asyncJobId ?? '').values);

test('an index goes from Pending over InProgress to Active, with its job', async () => {
  const organization = withoutKey(40);
  addKey(organization);

  expect(key(organization)?.indexStatus).toBe('Pending');
  expect(job(organization)).toMatchObject({
    operationtype: 63,
    primaryentitytype: 'sample_book',
    statecode: 0,
    statuscode: 0,
  });
  await expect.poll(() => key(organization)?.indexStatus, { intervals: [1] }).toBe('InProgress');
  expect(job(organization)).toMatchObject({ statecode: 2, statuscode: 20 });
  await organization.jobs.idle();
  expect(key(organization)?.indexStatus).toBe('Active');
  expect(job(organization)).toMatchObject({ statecode: 3, statuscode: 30 });
});

test('a key enforces and finds nothing before it is active, and both afterwards', async () => {
  const organization = withoutKey();
  const row = add(organization, 'B1');
  addKey(organization);
  const find = () => organization.rows.findByKey('sample_book', bookKey(), values({ sample_bookcode: 'b1' }));

  expect(find).toThrow(expect.objectContaining({ code: 0x80060890 }));
  organization.rows.remove('sample_book', add(organization, 'B1').id, organization.system);
  await organization.jobs.idle();
  expect(find()?.id).toBe(row.id);
  expect(() => add(organization, 'b1')).toThrow(expect.objectContaining({ code: 0x80060892 }));
});

test('duplicates that are there when the index is built fail it, and the rows stay', async () => {
  const organization = withoutKey();
  add(organization, 'B1');
  addKey(organization);
  add(organization, 'b1');
  await organization.jobs.idle();

  expect(key(organization)?.indexStatus).toBe('Failed');
  expect(job(organization)).toMatchObject({ statecode: 3, statuscode: 31, errorcode: -2147088238 });
  expect(add(organization, 'B1').id).toBeDefined();
  expect(organization.rows.count('sample_book')).toBe(3);
});

test('a failed index is built again on demand, with a new job', async () => {
  const organization = withoutKey();
  const rows = [add(organization, 'B1'), add(organization, 'B1')];
  addKey(organization);
  await organization.jobs.idle();
  const failed = key(organization)?.asyncJobId;
  organization.rows.remove('sample_book', String(rows[0]?.id), organization.system);

  const jobId = organization.keys.reactivate('sample_book', keyName);
  expect(key(organization)).toMatchObject({ indexStatus: 'Pending', asyncJobId: jobId });
  expect(jobId).not.toBe(failed);
  await organization.jobs.idle();
  expect(key(organization)?.indexStatus).toBe('Active');
});

test('only a failed index can be built again', () => {
  const organization = bookOrganization();
  const onlyFailed = expect.objectContaining({ status: 400, code: 0x80060897 });

  expect(() => organization.keys.reactivate('sample_book', keyName)).toThrow(onlyFailed);
  expect(() => organization.keys.reactivate('sample_book', 'nothing')).toThrow(
    expect.objectContaining({ code: 0x80060890 }),
  );
});

test('a key that is dropped takes its job with it', async () => {
  const organization = withoutKey(60_000);
  addKey(organization);
  const jobId = key(organization)?.asyncJobId ?? '';
  organization.tables.alter('sample_book', { dropKeys: [keyName] });

  expect(organization.rows.retrieve('asyncoperation', jobId).values.get('statuscode')).toBe(32);
  await organization.jobs.idle();
});

test('a table that is dropped takes the jobs of its keys with it', async () => {
  const organization = withoutKey(60_000);
  addKey(organization);
  const jobId = key(organization)?.asyncJobId ?? '';
  organization.tables.drop('sample_book');

  expect(organization.rows.retrieve('asyncoperation', jobId).values.get('statuscode')).toBe(32);
  await organization.jobs.idle();
});
