import { expect, test } from '@playwright/test';
import { newGuid } from '../../values/guid';
import { bookOrganization, values } from '../../testing/book';
import { defineColumn } from '../../tables/system-columns';
import { type OnDelete } from '../../tables/table-definition';

/** Books of an account, and books that follow a book: what their relationships do when the row in front is deleted. */
function start({ ofAccount, ofBook }: { readonly ofAccount: OnDelete; readonly ofBook: OnDelete }) {
  const organization = bookOrganization();
  const { rows, tables } = organization;
  const referencing = { referencingTable: 'sample_book' };
  tables.alter('sample_book', {
    columns: [defineColumn('sample_sequelof', 'lookup', { isCustom: true, targets: ['sample_book'] })],
    relationships: [
      {
        ...referencing,
        schemaName: 'sample_account_books',
        referencingColumn: 'sample_publisher',
        referencedTable: 'account',
        onDelete: ofAccount,
      },
      {
        ...referencing,
        schemaName: 'sample_book_sequels',
        referencingColumn: 'sample_sequelof',
        referencedTable: 'sample_book',
        onDelete: ofBook,
      },
    ],
  });
  const caller = organization.applicationUser(newGuid(), 'app');
  const account = rows.create('account', values({ name: 'Fabrikam' }), caller);
  const publisher = { table: 'account', id: account.id };
  const book = rows.create('sample_book', values({ sample_publisher: publisher }), caller);
  const addSequel = (of: string, id = newGuid()) =>
    rows.create('sample_book', values({ sample_sequelof: { table: 'sample_book', id: of } }), caller, { id });
  const since = organization.changes.currentVersion;
  /** What the delta of the books says: `+id` for written rows, `-id` for deleted ones. */
  const changed = () => {
    const { upserted, deleted } = organization.changes.changesSince('sample_book', since);
    return [...upserted.map(({ id }) => `+${id}`), ...deleted.map(({ id }) => `-${id}`)].sort();
  };
  return { organization, rows, caller, account, book, addSequel, changed };
}

test('a deletion takes along what hangs on the row, to any depth, and each table tracks it', () => {
  const { rows, caller, account, book, addSequel, changed } = start({ ofAccount: 'Cascade', ofBook: 'Cascade' });
  const second = addSequel(book.id);
  const third = addSequel(second.id);
  const other = rows.create('sample_book', values({ sample_name: 'Other' }), caller);
  rows.remove('account', account.id, caller);

  expect(Array.from(rows.scan('sample_book'), ({ id }) => id)).toEqual([other.id]);
  expect(changed()).toEqual([`+${other.id}`, ...[book, second, third].map(({ id }) => `-${id}`)].sort());
});

test('rows that hang on each other go together', () => {
  const { rows, caller, book, addSequel, changed } = start({ ofAccount: 'Cascade', ofBook: 'Cascade' });
  const second = addSequel(book.id);
  const first = { table: 'sample_book', id: second.id };
  rows.update('sample_book', book.id, values({ sample_sequelof: first }), caller);
  rows.remove('sample_book', book.id, caller);

  expect(rows.count('sample_book')).toBe(0);
  expect(changed()).toEqual([`-${book.id}`, `-${second.id}`].sort());
});

test('a relationship that restricts a deletion refuses it before anything is changed, behind a cascade too', () => {
  const { organization, rows, caller, account, book, addSequel } = start({ ofAccount: 'Cascade', ofBook: 'Restrict' });
  const sequel = addSequel(book.id);
  const version = organization.changes.currentVersion;
  const refusal = expect.objectContaining({
    status: 405,
    code: 0x80040227,
    message: 'The object you tried to delete is associated with another object and cannot be deleted.',
  });

  expect(() => rows.remove('sample_book', book.id, caller)).toThrow(refusal);
  expect(() => rows.remove('account', account.id, caller)).toThrow(refusal);
  expect(organization.changes.currentVersion).toBe(version);
  expect(rows.get('sample_book', book.id)).toBe(book);

  rows.remove('sample_book', sequel.id, caller);
  rows.remove('account', account.id, caller);
  expect(rows.count('sample_book')).toBe(0);
});

test('a row that restricts its own deletion only is deleted', () => {
  const { rows, caller, book } = start({ ofAccount: 'RemoveLink', ofBook: 'Restrict' });
  const itself = { table: 'sample_book', id: book.id };
  rows.update('sample_book', book.id, values({ sample_sequelof: itself }), caller);
  rows.remove('sample_book', book.id, caller);

  expect(rows.count('sample_book')).toBe(0);
});

test('behind a cascade links are removed as in front of it', () => {
  const { rows, caller, account, book, addSequel, changed } = start({ ofAccount: 'Cascade', ofBook: 'RemoveLink' });
  const sequel = addSequel(book.id);
  rows.remove('account', account.id, caller);

  expect(rows.get('sample_book', sequel.id)?.values.has('sample_sequelof')).toBe(false);
  expect(changed()).toEqual([`+${sequel.id}`, `-${book.id}`].sort());
});

test('a rollback brings back the rows that a deletion took along', () => {
  const { organization, rows, caller, account, book } = start({ ofAccount: 'Cascade', ofBook: 'Cascade' });
  const failing = () =>
    organization.transaction(() => {
      rows.remove('account', account.id, caller);
      expect(rows.get('sample_book', book.id)).toBeUndefined();
      throw new RangeError('rolled back');
    });

  expect(failing).toThrow(RangeError);
  expect(rows.get('account', account.id)).toBe(account);
  expect(rows.get('sample_book', book.id)).toBe(book);
});

test('rows go with the deleted one whatever its deleter may do to them', () => {
  const { organization, rows, account, book } = start({ ofAccount: 'Cascade', ofBook: 'Cascade' });
  const deleter = organization.applicationUser(newGuid(), 'basic', 'basic');
  rows.update('account', account.id, values({ ownerid: { table: 'systemuser', id: deleter.userId } }), deleter);
  const view = organization.as(deleter).rows;

  expect(() => view.remove('sample_book', book.id, deleter)).toThrow(expect.objectContaining({ status: 403 }));
  view.remove('account', account.id, deleter);
  expect(rows.get('sample_book', book.id)).toBeUndefined();
});

test('accounts and contacts take along and hold what their reference pages say', () => {
  const { rows, caller, account } = start({ ofAccount: 'RemoveLink', ofBook: 'RemoveLink' });
  const customer = { table: 'account', id: account.id };
  const contact = rows.create('contact', values({ lastname: 'Li', parentcustomerid: customer }), caller);
  const company = { table: 'contact', id: contact.id };
  const assistant = rows.create('contact', values({ lastname: 'Yu', parentcustomerid: company }), caller);
  const order = rows.create('salesorder', values({ name: 'Order', customerid: company }), caller);

  expect(() => rows.remove('account', account.id, caller)).toThrow(expect.objectContaining({ code: 0x80040227 }));
  rows.remove('salesorder', order.id, caller);
  rows.remove('account', account.id, caller);
  expect(rows.get('contact', contact.id)).toBeUndefined();
  expect(rows.get('contact', assistant.id)?.values.has('parentcustomerid')).toBe(false);
});
