import { expect, test } from '@playwright/test';
import { bookOrganization, values } from '../../engine/testing/book';
import { type RowAddress } from './row-address';
import { createRow, upsertRow, type VersionCondition } from './write-row';
import { updateRows, upsertRows } from './write-rows';

const first = '10000000-0000-4000-8000-000000000001';
const second = '10000000-0000-4000-8000-000000000002';
const byId = (id: string): RowAddress => ({ kind: 'id', id });

function library() {
  const organization = bookOrganization();
  const table = organization.tables.require('sample_book');
  const write = { table, caller: organization.system };
  const named = (name: string) => ({ ...write, values: values({ sample_name: name }) });
  const names = () => [...organization.rows.scan('sample_book')].map(row => row.values.get('sample_name'));
  return { organization, named, names };
}

test('an upsert tells what the row was before, and its conditions narrow it', () => {
  const { organization, named } = library();
  const upsert = (name: string, condition: { ifMatch?: VersionCondition; ifNoneMatch?: '*' } = {}) =>
    upsertRow(organization, { ...named(name), address: byId(first), ...condition });

  expect(() => upsert('A', { ifMatch: '*' })).toThrow('Does Not Exist');
  const created = upsert('A', { ifNoneMatch: '*' });
  expect(created.before).toBeUndefined();
  expect(upsert('B', { ifMatch: created.row.version }).before).toBe(created.row);
  expect(() => upsert('C', { ifMatch: created.row.version })).toThrow("doesn't match the RowVersion");
  expect(() => upsert('C', { ifNoneMatch: '*' })).toThrow('matching key values');
});

test('of two updates for one row the first counts, and a missing row takes all of them back', () => {
  const { organization, named, names } = library();
  createRow(organization, { ...named('A'), id: first });
  const update = (...targets: readonly (readonly [string, string])[]) =>
    updateRows(
      organization,
      targets.map(([id, name]) => ({ ...named(name), id })),
    );

  expect(update([first, 'B'], [first, 'C'])).toHaveLength(1);
  expect(names()).toEqual(['B']);
  expect(() => update([first, 'D'], [second, 'D'])).toThrow(`Book With Ids = ${second} Do Not Exist`);
  expect(names()).toEqual(['B']);
});

test('two upserts for one row take all of them back', () => {
  const { organization, named, names } = library();
  const targets = [first, second, first].map((id, index) => ({ ...named(`Book ${index}`), address: byId(id) }));
  expect(() => upsertRows(organization, targets)).toThrow(`address the row ${first}`);
  expect(upsertRows(organization, targets.slice(0, 2)).map(({ row }) => row.id)).toEqual([first, second]);
  expect(names()).toEqual(['Book 0', 'Book 1']);
});
