import { expect, test } from '@playwright/test';
import { type AlternateKeyDefinition } from '../tables/table-definition';
import { defineColumn } from '../tables/system-columns';
import { bookKey, bookOrganization, bookTable, values } from '../testing/book';

const key = (name: string, columns: readonly string[]): AlternateKeyDefinition => ({
  ...bookKey('Pending'),
  logicalName: name,
  schemaName: name,
  columns,
});

test('a table is found by its logical name and by its entity set', () => {
  const { tables } = bookOrganization();

  expect(tables.byName('sample_book')?.entitySetName).toBe('sample_books');
  expect(tables.byEntitySet('sample_books')?.logicalName).toBe('sample_book');
  expect(tables.byEntitySet('sample_book')).toBeUndefined();
  expect(() => tables.require('nothing')).toThrow(
    "The entity with a name = 'nothing' with namemapping = 'Logical' was not found in the MetadataCache.",
  );
});

test('a table of the platform that the emulator lacks is told apart from a name that nobody knows', () => {
  const { tables } = bookOrganization();

  expect(() => tables.require('audit')).toThrow("The emulator does not have the table 'audit'");
  expect(() => tables.require('audits')).toThrow('was not found in the MetadataCache.');
});

test('a name is taken once', () => {
  const { tables } = bookOrganization();

  expect(() => tables.define(bookTable())).toThrow("The table 'sample_book' exists already.");
  expect(() => tables.define(bookTable({ logicalName: 'sample_tome' }))).toThrow(
    "The entity set 'sample_books' exists",
  );
  expect(tables.byName('sample_tome')).toBeUndefined();
});

test('a definition that contradicts itself is refused', () => {
  const { tables } = bookOrganization();
  tables.drop('sample_book');

  expect(() => tables.define(bookTable({ primaryIdColumn: 'sample_name' }))).toThrow('no unique identifier column');
  expect(() => tables.define(bookTable({ primaryNameColumn: 'nothing' }))).toThrow('is not among its columns');
  const wrongName = new Map([...bookTable().columns].map(([name, definition]) => [`${name}x`, definition]));
  expect(() => tables.define(bookTable({ columns: wrongName }))).toThrow(expect.objectContaining({ status: 400 }));
  expect(tables.all().map(table => table.logicalName)).not.toContain('sample_book');
});

test('a dropped table is gone with its rows, and a second drop does nothing', () => {
  const { tables, rows, system } = bookOrganization();
  rows.create('sample_book', values({}), system);
  tables.drop('sample_book');
  tables.drop('sample_book');

  expect(tables.byName('sample_book')).toBeUndefined();
  expect(tables.byEntitySet('sample_books')).toBeUndefined();
  expect(() => rows.count('sample_book')).toThrow(expect.objectContaining({ code: 0x80041102 }));
  tables.define(bookTable());
  expect(rows.count('sample_book')).toBe(0);
});

test('a column that is added holds values from then on', () => {
  const { tables, rows, system } = bookOrganization();
  const row = rows.create('sample_book', values({ sample_name: 'One' }), system);
  tables.alter('sample_book', { columns: [defineColumn('sample_Author', 'string')] });
  const updated = rows.update('sample_book', row.id, values({ sample_author: 'Me' }), system);

  expect(updated.values.get('sample_author')).toBe('Me');
  expect(updated.values.get('sample_name')).toBe('One');
});

test('a column that is dropped takes its values with it, and writes no row', () => {
  const { tables, rows, system, changes } = bookOrganization();
  const row = rows.create('sample_book', values({ sample_name: 'One', sample_pages: 3 }), system);
  const since = changes.currentVersion;
  tables.alter('sample_book', { dropColumns: ['sample_pages'] });

  expect(rows.get('sample_book', row.id)?.values.has('sample_pages')).toBe(false);
  expect(changes.count('sample_book', since)).toBe(0);
  const shown = changes.changesSince('sample_book', 0n).upserted.map(({ values: held }) => held.has('sample_pages'));
  expect(shown).toEqual([false]);
  rows.update('sample_book', row.id, values({ sample_name: 'Two' }), system);
  expect(changes.count('sample_book', 0n)).toBe(1);
});

test('a column that a key needs cannot be dropped without the key', () => {
  const { tables } = bookOrganization();
  const drop = () => tables.alter('sample_book', { dropColumns: ['sample_bookcode'] });

  expect(drop).toThrow('no column sample_bookcode');
  expect(tables.require('sample_book').columns.has('sample_bookcode')).toBe(true);
  tables.alter('sample_book', { dropColumns: ['sample_bookcode'], dropKeys: ['sample_bookcode'] });
  expect(tables.require('sample_book').keys.size).toBe(0);
});

test('the columns of a key are kept in alphabetical order', async () => {
  const { tables, jobs } = bookOrganization();
  tables.alter('sample_book', { keys: [key('sample_two', ['sample_pages', 'sample_name'])] });
  await jobs.idle();

  expect(tables.require('sample_book').keys.get('sample_two')).toMatchObject({
    columns: ['sample_name', 'sample_pages'],
    indexStatus: 'Active',
  });
});

test('keys are refused that Dataverse refuses, and nothing is changed', () => {
  const { tables } = bookOrganization();
  const before = tables.require('sample_book');
  const refused = (code: number) => expect.objectContaining({ status: 400, code });
  const adding =
    (...keys: AlternateKeyDefinition[]) =>
    () =>
      tables.alter('sample_book', { keys, description: 'changed' });
  const many = Array.from({ length: 10 }, (_, index) => defineColumn(`sample_k${index}`, 'string'));
  const manyKeys = many.map(({ logicalName }) => key(`key_${logicalName}`, [logicalName]));

  expect(adding(key('sample_bookcode', ['sample_name']))).toThrow(refused(0x80060893));
  expect(adding(key('sample_other', ['sample_bookcode']))).toThrow(refused(0x80060894));
  expect(adding(key('sample_other', []))).toThrow(refused(0x8006088f));
  expect(adding(key('sample_other', ['nothing']))).toThrow(refused(0x8006088f));
  expect(adding(key('sample_other', ['statecode']))).toThrow(refused(0x8006088f));
  expect(() => tables.alter('sample_book', { columns: many, keys: manyKeys })).toThrow(refused(0x8006088f));
  expect(tables.require('sample_book')).toBe(before);
});

test('tracking is switched on, and not off again', () => {
  const { tables } = bookOrganization();
  tables.drop('sample_book');
  tables.define(bookTable({ changeTrackingEnabled: false }));

  expect(tables.alter('sample_book', { changeTrackingEnabled: true }).changeTrackingEnabled).toBe(true);
  expect(() => tables.alter('sample_book', { changeTrackingEnabled: false })).toThrow('cannot be turned off again');
});

test('a table may change its entity set', () => {
  const { tables } = bookOrganization();
  tables.alter('sample_book', { entitySetName: 'sample_bookset' });

  expect(tables.byEntitySet('sample_bookset')?.logicalName).toBe('sample_book');
  expect(tables.byEntitySet('sample_books')).toBeUndefined();
  expect(() => tables.alter('sample_book', { entitySetName: 'accounts' })).toThrow("'accounts' exists already");
});

test('object type codes of custom tables go on from the highest', () => {
  const { tables } = bookOrganization();

  expect(tables.nextObjectTypeCode()).toBe(10_051);
  tables.drop('sample_book');
  expect(tables.nextObjectTypeCode()).toBe(10_000);
});
