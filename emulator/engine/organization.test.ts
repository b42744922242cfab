import { expect, test } from '@playwright/test';
import { Clock } from './clock';
import { newGuid } from './values/guid';
import { Organization } from './organization';
import { commonColumns } from './tables/system-columns';
import { values } from './testing/book';

test('a new organization has its own rows', () => {
  const organization = new Organization();
  const { rows, id, businessUnitId, system } = organization;

  expect(rows.get('organization', id)?.values.get('expirechangetrackingindays')).toBe(7);
  expect(rows.get('businessunit', businessUnitId)?.values.get('name')).toBe('emulator');
  expect(rows.get('systemuser', system.userId)?.values.get('fullname')).toBe('SYSTEM');
  expect(['team', 'role', 'publisher', 'solution'].map(table => rows.count(table))).toEqual([1, 4, 1, 1]);
  expect(organization.version).toMatch(/^9\.2\./);
});

test('every platform table is sound and takes a row', () => {
  const { tables, rows, system } = new Organization();

  for (const table of tables.all()) {
    const row = rows.create(table.logicalName, values({}), system, { bySystem: true });
    expect(row.values.get(table.primaryIdColumn)).toBe(row.id);
    expect(row.values.get('versionnumber')).toBe(row.version);
    for (const { referencedTable } of table.relationships) expect(tables.byName(referencedTable)).toBeDefined();
  }
  const tracked = tables.all().filter(table => table.changeTrackingEnabled);
  expect(tracked.map(table => table.logicalName)).toEqual(['businessunit', 'account', 'contact']);
});

test('an account takes what the documentation writes', () => {
  const { rows, system } = new Organization();
  const contact = rows.create('contact', values({ lastname: 'Orton', birthdate: '1980-02-29' }), system);
  const account = rows.create(
    'account',
    values({
      name: 'Monte Orton',
      accountnumber: 'ABC123',
      telephone1: '555000',
      fax: '10101',
      primarycontactid: { table: 'contact', id: contact.id },
      numberofemployees: 12,
      revenue: 1_000.5,
      creditonhold: false,
      industrycode: 33,
    }),
    system,
  );
  rows.update('contact', contact.id, values({ parentcustomerid: { table: 'account', id: account.id } }), system);

  expect(account.values.get('creditonhold')).toBe(false);
  expect(account.values.get('primarycontactid')).toEqual({ table: 'contact', id: contact.id });
  expect(() => rows.update('account', account.id, values({ industrycode: 34 }), system)).toThrow(
    "The value 34 of 'industrycode' on record of type 'account' is outside the valid range.",
  );
});

test('an application has one user', () => {
  const organization = new Organization();
  const applicationId = newGuid();
  const user = organization.applicationUser(applicationId.toUpperCase(), 'app');

  expect(organization.applicationUser(applicationId, 'app')).toEqual(user);
  expect(organization.applicationUser(newGuid(), 'other')).not.toEqual(user);
  expect(organization.rows.get('systemuser', user.userId)?.values.get('fullname')).toBe('# app');
});

test('two organizations share nothing', () => {
  const [one, two] = [new Organization(), new Organization()];
  one.rows.create('account', values({ name: 'Fabrikam' }), one.system);

  expect(two.rows.count('account')).toBe(0);
  expect(one.id).not.toBe(two.id);
});

test('a table of users has owner columns, one of the organization has none', () => {
  const names = (ownership: 'UserOwned' | 'OrganizationOwned' | 'None') =>
    commonColumns(ownership).map(definition => definition.logicalName);

  expect(names('UserOwned')).toEqual(expect.arrayContaining(['ownerid', 'owninguser', 'owningteam', 'versionnumber']));
  expect(names('OrganizationOwned')).toContain('organizationid');
  expect(names('OrganizationOwned')).not.toContain('ownerid');
  expect(names('None')).not.toContain('organizationid');
});

test('the clock ticks with the real one and moves forward only', () => {
  const clock = new Clock();
  const before = Date.now();
  clock.advance(86_400_000);

  expect(clock.now() - before).toBeGreaterThanOrEqual(86_400_000);
  expect(clock.now() - before).toBeLessThan(86_400_000 + 5_000);
  expect(() => clock.advance(-1)).toThrow(RangeError);
  expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
});
