import { expect, test } from '@playwright/test';
import { bookOrganization, values } from '../engine/testing/book';
import { type ColumnValue } from '../engine/values/row';
import { isBehindPagingState, stateBehind } from './paging-state';
import { totalRowOrder } from './row-order';

const id = (digit: number): string => `${String(digit).repeat(8)}-0000-4000-8000-000000000000`;

function shelf(...books: readonly Record<string, ColumnValue>[]) {
  const organization = bookOrganization();
  const table = organization.tables.require('sample_book');
  const order = (...names: readonly string[]) =>
    totalRowOrder(
      table,
      [...table.columns.values()]
        .filter(({ logicalName }) => names.includes(logicalName))
        .map(column => ({ column, descending: false })),
    );
  const rows = books.map((book, index) =>
    organization.rows.create('sample_book', values(book), organization.system, { id: id(index + 1) }),
  );
  return { rows, order };
}

test('the state holds the ordering values of the last row, each with its kind', () => {
  const { rows, order } = shelf({ sample_name: 'ÄRGER', sample_pages: 12 }, {});
  const [named, empty] = rows;
  if (named === undefined || empty === undefined) throw new TypeError('Two books were made.');
  const terms = order('sample_name', 'sample_pages', 'versionnumber');
  expect(Object.fromEntries(stateBehind(terms, named))).toEqual({
    sample_name: 'särger',
    sample_pages: 'n12',
    versionnumber: `i${named.version}`,
    sample_bookid: `s${id(1)}`,
  });
  expect(stateBehind(terms, empty).get('sample_name')).toBe('');
});

test('rows behind the last one are told by its values alone; the id decides between equals, no value comes first', () => {
  const { rows, order } = shelf({}, { sample_pages: 1 }, { sample_pages: 1 }, { sample_pages: 2 });
  const terms = order('sample_pages');
  const behind = rows.map(last => rows.filter(isBehindPagingState(terms, stateBehind(terms, last))).length);
  expect(behind).toEqual([3, 2, 1, 0]);
});

test('the state of another query, or one that was tampered with, is refused', () => {
  const { order } = shelf();
  const refused = (state: Record<string, string>) =>
    expect(() => isBehindPagingState(order('sample_pages'), new Map(Object.entries(state)))).toThrow('does not belong');
  refused({ sample_bookid: `s${id(1)}` });
  refused({ sample_name: 'sa', sample_bookid: `s${id(1)}` });
  refused({ sample_pages: 'n1', sample_name: 'sa', sample_bookid: `s${id(1)}` });
  for (const pages of ['n', 'nx', 'i1.5', `i${'9'.repeat(20)}`, 'x1']) {
    refused({ sample_pages: pages, sample_bookid: `s${id(1)}` });
  }
});
