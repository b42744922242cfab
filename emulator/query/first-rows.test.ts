import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { bookOrganization, values } from '../engine/testing/book';
import { firstRows } from './first-rows';
import { compareRows, totalRowOrder } from './row-order';

test('the first rows are those that sorting them all would bring to the front', () => {
  const { tables, rows, system } = bookOrganization();
  for (let n = 0; n < 400; n += 1) {
    const pages = n % 7 === 0 ? null : (n * 7_919) % 13;
    rows.create('sample_book', values({ sample_name: `Book ${(n * 31) % 97}`, sample_pages: pages }), system);
  }
  const table = tables.require('sample_book');
  const all = [...rows.scan('sample_book')];
  const columnsNamed = (name: string) => [...table.columns.values()].filter(({ logicalName }) => logicalName === name);
  const terms = fc.subarray(['sample_name', 'sample_pages', 'createdon'], { minLength: 1 });

  fc.assert(
    fc.property(terms, fc.boolean(), fc.integer({ min: 1, max: 500 }), (names, descending, count) => {
      const asked = names.flatMap(name =>
        columnsNamed(name).map(one => ({ column: one, descending, choicesBy: 'number' as const })),
      );
      const order = totalRowOrder(tables, table, asked);
      expect(firstRows(all, order, count)).toEqual(all.toSorted(compareRows(order)).slice(0, count));
    }),
    { numRuns: 60 },
  );
});
