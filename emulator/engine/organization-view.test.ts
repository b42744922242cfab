import { expect, test } from '@playwright/test';
import { type RoleName } from './roles/role-rules';
import { bookOrganization } from './testing/book';

const applicationId = '11111111-2222-3333-4444-555555555555';

function viewAs(role: RoleName) {
  const organization = bookOrganization();
  const caller = organization.applicationUser(applicationId, 'tests', role);
  return { organization, caller, view: organization.as(caller) };
}

test('the user SYSTEM sees the organization itself', () => {
  const organization = bookOrganization();
  expect(organization.as(organization.system)).toBe(organization);
});

test('every member of a view works, those that rest on what is private to the organization as well', () => {
  const { organization, caller, view } = viewAs('basic');
  const { rows, changes, transaction, ...same } = view;
  expect(organization).toMatchObject(same);
  expect(view.clock).toBe(organization.clock);
  expect(view.jobs.isIdle).toBe(organization.jobs.isIdle);
  expect(view.tables.all()).toEqual(organization.tables.all());

  const write = () => rows.create('sample_book', new Map([['sample_name', 'Mine']]), caller);
  const { id } = transaction(write);
  expect(organization.rows.get('sample_book', id)).toBeDefined();
  expect(changes.currentVersion).toBe(organization.changes.currentVersion);
  const failing = (): never => {
    write();
    throw new Error('taken back');
  };
  expect(() => transaction(failing)).toThrow('taken back');
  expect(organization.rows.count('sample_book')).toBe(1);
});

test('a view has rows and changes of its own, and no way to replace what the organization holds', () => {
  const { organization, view } = viewAs('basic');
  organization.rows.create('sample_book', new Map([['sample_name', 'Theirs']]), organization.system);

  expect([...view.rows.scan('sample_book')]).toEqual([]);
  expect(() => view.changes.start('sample_book')).toThrow(expect.objectContaining({ status: 403 }));
  expect(view).not.toHaveProperty('replaceTables');
  expect(view).not.toHaveProperty('system');
});
