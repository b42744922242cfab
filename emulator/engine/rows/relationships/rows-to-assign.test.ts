import { expect, test } from '@playwright/test';
import { newGuid } from '../../values/guid';
import { bookOrganization, values } from '../../testing/book';
import { type OnAssign } from '../../tables/table-definition';

/** An account of Ada's, with a book of hers, an inactive one of hers and one of Bob's; Cy has nothing yet. */
function start(onAssign?: OnAssign) {
  const organization = bookOrganization();
  const { rows, tables, system } = organization;
  const relationship = {
    schemaName: 'sample_account_books',
    referencingTable: 'sample_book',
    referencingColumn: 'sample_publisher',
    referencedTable: 'account',
  };
  tables.alter('sample_book', {
    relationships: [onAssign === undefined ? relationship : { ...relationship, onAssign }],
  });
  const user = (name: string) => ({
    table: 'systemuser',
    id: organization.applicationUser(newGuid(), name).userId,
  });
  const [ada, bob, cy] = [user('Ada'), user('Bob'), user('Cy')];
  const account = rows.create('account', values({ name: 'Fabrikam', ownerid: ada }), system);
  const publisher = { table: 'account', id: account.id };
  const add = (sample_name: string, ownerid: typeof ada, more = {}) =>
    rows.create('sample_book', values({ sample_name, ownerid, sample_publisher: publisher, ...more }), system);
  add('hers', ada);
  add('inactive', ada, { statecode: 1 });
  add('his', bob);
  const since = organization.changes.currentVersion;
  const assign = (owner: typeof ada) => rows.update('account', account.id, values({ ownerid: owner }), system);
  /** The books that the delta shows, each of which must be of this owner now. */
  const assigned = (owner: typeof ada) =>
    organization.changes.changesSince('sample_book', since).upserted.map(row => {
      expect([row.values.get('ownerid'), row.values.get('owninguser')]).toEqual([owner, owner]);
      return row.values.get('sample_name');
    });
  return { organization, rows, system, account, ada, bob, cy, add, assign, assigned };
}

test('rows follow to an owner as the relationship says, and are changed by that', () => {
  const following = (onAssign?: OnAssign) => {
    const { assign, assigned, cy } = start(onAssign);
    assign(cy);
    return assigned(cy);
  };
  expect(following()).toEqual([]);
  expect(following('Cascade')).toEqual(['hers', 'inactive', 'his']);
  expect(following('Active')).toEqual(['hers', 'his']);
  expect(following('UserOwned')).toEqual(['hers', 'inactive']);
});

test('an assignment to the owner that the row has assigns nothing, and rows of that owner are not written', () => {
  const { assign, assigned, ada, bob } = start('Cascade');
  assign(ada);
  expect(assigned(ada)).toEqual([]);
  assign(bob);
  expect(assigned(bob)).toEqual(['hers', 'inactive']);
});

test('accounts take along the accounts below them, and their contacts, even in a circle', () => {
  const { organization, rows, system, account, cy, assign } = start();
  const parent = { table: 'account', id: account.id };
  const child = rows.create('account', values({ name: 'Child', parentaccountid: parent }), system);
  const company = { table: 'account', id: child.id };
  rows.update('account', account.id, values({ parentaccountid: company }), system);
  const contact = rows.create('contact', values({ lastname: 'Li', parentcustomerid: company }), system);
  const since = organization.changes.currentVersion;
  assign(cy);

  expect(rows.get('account', child.id)?.values.get('ownerid')).toEqual(cy);
  expect(rows.get('contact', contact.id)?.values.get('ownerid')).toEqual(cy);
  // One write for each of the three rows.
  expect(organization.changes.currentVersion - since).toBe(3n);
});

test('an assignment that a follower refuses is taken back', async () => {
  const { organization, rows, account, ada, cy, add, assign } = start('Cascade');
  organization.tables.alter('sample_book', {
    keys: [
      {
        metadataId: newGuid(),
        logicalName: 'sample_ofowner',
        schemaName: 'sample_ofowner',
        displayName: 'Of an owner',
        columns: ['ownerid', 'sample_pages'],
        isManaged: false,
        isCustomizable: true,
        introducedVersion: '1.0.0.0',
        indexStatus: 'Pending',
        asyncJobId: null,
      },
    ],
  });
  const [first, second] = [add('first', ada, { sample_pages: 7 }), add('second', cy, { sample_pages: 7 })];
  await organization.jobs.idle();

  expect(() => assign(cy)).toThrow(expect.objectContaining({ code: 0x80060892 }));
  expect(rows.get('account', account.id)).toBe(account);
  expect([rows.get('sample_book', first.id), rows.get('sample_book', second.id)]).toEqual([first, second]);
});
