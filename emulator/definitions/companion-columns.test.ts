import { expect, test } from '@playwright/test';
import { bookOrganization } from '../engine/testing/book';
import { defineColumn } from '../engine/tables/system-columns';
import { columnDefinitionsOf } from './definition-items';

function companionsIn(...columns: readonly ReturnType<typeof defineColumn>[]) {
  const { tables } = bookOrganization();
  tables.alter('sample_book', { columns });
  const all = columnDefinitionsOf(tables.require('sample_book'));
  const names = (of: string) =>
    all.flatMap(({ column, companion }) => (companion?.of === of ? column.logicalName : []));
  return { all, names };
}

test('lookups are shown by name, by its reading where the table has one, and by type where there are several tables', () => {
  const { names } = companionsIn(
    defineColumn('sample_Shelf', 'lookup', { targets: ['sample_book'] }),
    defineColumn('sample_Buyer', 'lookup', { targets: ['account', 'contact'] }),
  );
  expect(names('sample_shelf')).toEqual(['sample_shelfname']);
  expect(names('sample_buyer')).toEqual(['sample_buyername', 'sample_buyeryominame', 'sample_buyertype']);
  expect(names('createdby')).toEqual(['createdbyname', 'createdbyyominame']);
  expect(names('ownerid')).toEqual(['owneridname', 'owneridyominame', 'owneridtype']);
  expect(names('owningbusinessunit')).toEqual(['owningbusinessunitname']);
  expect([...names('owninguser'), ...names('owningteam'), ...names('sample_pages')]).toEqual([]);
});

test('choices of every kind are shown by their labels', () => {
  const { names } = companionsIn(
    defineColumn('sample_Flag', 'boolean'),
    defineColumn('sample_Tags', 'multichoice', { options: [] }),
  );
  for (const choice of ['statecode', 'statuscode', 'sample_flag', 'sample_tags']) {
    expect(names(choice)).toEqual([`${choice}name`]);
  }
});

test('a companion that a package lists is the one there is, and a column with a value of its own hides none', () => {
  const { all, names } = companionsIn(
    defineColumn('OwnerIdName', 'virtual'),
    defineColumn('sample_Shelf', 'lookup', { targets: ['account'] }),
    defineColumn('sample_ShelfName', 'string', { isCustom: true }),
  );
  expect(names('ownerid')).toEqual(['owneridname', 'owneridyominame', 'owneridtype']);
  expect(names('sample_shelf')).toEqual(['sample_shelfyominame']);
  const logicalNames = all.map(({ column }) => column.logicalName);
  expect(new Set(logicalNames).size).toBe(logicalNames.length);
  expect(logicalNames).toContain('sample_shelfname');
});

test('companions keep their ids as long as their column does', () => {
  const { tables } = bookOrganization();
  const ids = () => columnDefinitionsOf(tables.require('sample_book')).map(({ column }) => column.metadataId);
  expect(ids()).toEqual(ids());
  expect(new Set(ids()).size).toBe(ids().length);
});
