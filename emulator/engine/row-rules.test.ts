import { expect, test } from '@playwright/test';
import { newGuid } from './guid';
import { bookOrganization, values } from './testing/book';

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
