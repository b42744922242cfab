import { expect, test } from '@playwright/test';
import { bookOrganization } from '../testing/book';

test('what a user may do is what his roles grant at the moment, also when a transaction took them back', () => {
  const organization = bookOrganization();
  const { tables, roles } = organization;
  const caller = organization.applicationUser('22222222-2222-4222-8222-222222222222', 'rita', 'none');
  const table = tables.require('sample_book');
  const mayRead = (): boolean => {
    try {
      roles.accessOf(caller)?.requireTable('Read', table);
      return true;
    } catch {
      return false;
    }
  };

  expect(mayRead()).toBe(false);
  roles.assignRole(caller.userId, 'reader');
  expect(mayRead()).toBe(true);
  const undone = () =>
    organization.transaction(() => {
      roles.assignRole(caller.userId, 'none');
      expect(mayRead()).toBe(false);
      throw new RangeError('taken back');
    });
  expect(undone).toThrow('taken back');
  expect(mayRead()).toBe(true);
  roles.assignRole(caller.userId, 'none');
  expect(mayRead()).toBe(false);
});
