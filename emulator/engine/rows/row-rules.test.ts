import { expect, test } from '@playwright/test';
import { newGuid } from '../values/guid';
import { jobTypes } from '../system-tables/jobs';
import { bookOrganization, values } from '../testing/book';

function start() {
  const organization = bookOrganization();
  return { organization, rows: organization.rows, caller: organization.applicationUser(newGuid(), 'app') };
}

test('lookups to a deleted row become empty, which writes the rows that had them', () => {
  const { organization, rows, caller } = start();
  const account = rows.create('account', values({ name: 'Fabrikam' }), caller);
  const publisher = { table: 'account', id: account.id };
  const row = rows.create('sample_book', values({ sample_publisher: publisher }), caller);
  const since = organization.changes.currentVersion;
  rows.remove('account', account.id, caller);

  expect(rows.get('sample_book', row.id)?.values.has('sample_publisher')).toBe(false);
  expect(organization.changes.count('sample_book', since)).toBe(1);
});

test('platform tables are closed to clients where Dataverse closes them', () => {
  const { organization, rows, caller } = start();
  const notSupported = expect.objectContaining({ status: 405 });

  expect(() => rows.create('asyncoperation', values({ name: 'x' }), caller)).toThrow(notSupported);
  expect(() => rows.remove('systemuser', caller.userId, caller)).toThrow(notSupported);
  expect(() => rows.remove('organization', organization.id, caller)).toThrow(notSupported);
});

test('a person is called by both names', () => {
  const { rows, caller } = start();
  const contact = rows.create('contact', values({ firstname: 'Monte', lastname: 'Orton', fullname: 'X' }), caller);
  const renamed = rows.update('contact', contact.id, values({ firstname: null }), caller);

  expect(contact.values.get('fullname')).toBe('Monte Orton');
  expect(renamed.values.get('fullname')).toBe('Orton');
});

test('of a system job clients cancel what is not done, and write no other outcome', async () => {
  const { organization, rows, caller } = start();
  const [cancelled, done] = [1, 2].map(number =>
    organization.jobs.start({ type: jobTypes.importSolution, name: `Import ${number}`, run: () => undefined }),
  );
  const write = (id = '', state: Record<string, number>) => rows.update('asyncoperation', id, values(state), caller);
  const refused = expect.objectContaining({ status: 501 });

  for (const state of [{ statecode: 3, statuscode: 30 }, { statecode: 3 }, { statecode: 2, statuscode: 20 }]) {
    expect(() => write(cancelled, state), JSON.stringify(state)).toThrow(refused);
  }
  expect(write(cancelled, { statecode: 3, statuscode: 32 }).values.get('statuscode')).toBe(32);
  await organization.jobs.idle();
  expect(rows.get('asyncoperation', done ?? '')?.values.get('statuscode')).toBe(30);
  for (const state of [
    { statecode: 3, statuscode: 32 },
    { statecode: 0, statuscode: 0 },
  ]) {
    expect(() => write(done, state), JSON.stringify(state)).toThrow(refused);
  }
  expect(() => rows.update('asyncoperation', done ?? '', values({ name: 'Mine' }), caller)).not.toThrow();
  const index = organization.jobs.start({ type: jobTypes.keyIndex, name: 'Index', run: () => undefined });
  expect(() => write(index, { statecode: 3, statuscode: 32 })).toThrow(refused);
});
