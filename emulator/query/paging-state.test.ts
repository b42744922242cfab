import { expect, test } from '@playwright/test';
import { defineColumn } from '../engine/tables/system-columns';
import { bookOrganization, values } from '../engine/testing/book';
import { type ColumnValue, textValue } from '../engine/values/row';
import { formatPagingCookie, parsePagingCookie } from './paging-cookie';
import { isBehindPagingState, stateBehind } from './paging-state';
import { compareRows, totalRowOrder } from './row-order';

const id = (digit: number): string => `${String(digit).repeat(8)}-0000-4000-8000-000000000000`;

function shelf(...books: readonly Record<string, ColumnValue>[]) {
  const organization = bookOrganization();
  const table = organization.tables.require('sample_book');
  const order = (...names: readonly string[]) =>
    totalRowOrder(
      organization.tables,
      table,
      [...table.columns.values()]
        .filter(({ logicalName }) => names.includes(logicalName))
        .map(column => ({ column, descending: false, choicesBy: 'number' as const })),
    );
  const rows = books.map((book, index) =>
    organization.rows.create('sample_book', values(book), organization.system, { id: id(index + 1) }),
  );
  return { rows, order };
}

test('the state holds the ordering values at both ends of the page, plain, and GUIDs as .NET writes them', () => {
  const { rows, order } = shelf({ sample_name: 'ÄRGER', sample_pages: 12 }, {});
  const [named, empty] = rows;
  if (named === undefined || empty === undefined) throw new TypeError('Two books were made.');
  const terms = order('sample_name', 'sample_pages', 'versionnumber');
  expect(Object.fromEntries(stateBehind(terms, empty, named))).toEqual({
    sample_name: { first: null, last: 'ÄRGER' },
    sample_pages: { first: null, last: '12' },
    versionnumber: { first: String(empty.version), last: String(named.version) },
    sample_bookid: { first: `{${id(2).toUpperCase()}}`, last: `{${id(1).toUpperCase()}}` },
  });
});

test('rows behind the last one are told by its values alone; the id decides between equals, no value comes first', () => {
  const { rows, order } = shelf({}, { sample_pages: 1 }, { sample_pages: 1 }, { sample_pages: 2 });
  const terms = order('sample_pages');
  const behind = rows.map(last => rows.filter(isBehindPagingState(terms, stateBehind(terms, last, last))).length);
  expect(behind).toEqual([3, 2, 1, 0]);
});

test('text that a cookie cannot hold names the same place when the cookie comes back', () => {
  const { rows, order } = shelf({ sample_name: 'a\u0001\ud800B' }, { sample_name: 'aB' }, { sample_name: 'ac' });
  const terms = order('sample_name');
  const behind = rows.map(last => {
    const cookie = parsePagingCookie(formatPagingCookie({ page: 1, state: stateBehind(terms, last, last) }));
    return rows.filter(isBehindPagingState(terms, cookie?.state ?? new Map())).length;
  });
  expect(behind).toEqual([2, 1, 0]);
});

test('the state of another query, or one that was tampered with, is refused', () => {
  const { order } = shelf();
  const refused = (state: Record<string, string>) => {
    const ends = Object.entries(state).map(([name, last]) => [name, { last }] as const);
    expect(() => isBehindPagingState(order('sample_pages'), new Map(ends))).toThrow('does not belong');
  };
  const book = { sample_bookid: id(1) };
  refused(book);
  refused({ sample_name: 'a', ...book });
  refused({ sample_pages: '1', sample_name: 'a', ...book });
  refused({ sample_pages: '1', sample_bookid: 'x' });
  for (const pages of ['', 'x', '1 or 1', 'NaN']) refused({ sample_pages: pages, ...book });
});

test('a lookup stands by the name of its row, a choice by its number or its label, in any case of letters', () => {
  const { rows, terms } = shelfOfPublishers();
  const sorted = (column: string, choicesBy: 'label' | 'number') =>
    rows
      .toSorted(compareRows(terms(column, choicesBy)))
      .map(({ values: held }) => textValue(held, 'sample_name'))
      .join('');

  expect(sorted('sample_publisher', 'number')).toBe('DCBA');
  expect(sorted('sample_publisher', 'label')).toBe('DCBA');
  expect(sorted('sample_genre', 'number')).toBe('DABC');
  expect(sorted('sample_genre', 'label')).toBe('DCBA');
});

/** Books A, B and C of the publishers zeta, Mu and Alpha, of genres named in the same way; D has none. */
function shelfOfPublishers() {
  const organization = bookOrganization();
  const labels = ['zulu', 'Mike', 'Alfa'];
  const options = labels.map((label, index) => ({ value: index + 1, label }));
  organization.tables.alter('sample_book', { columns: [defineColumn('sample_genre', 'choice', { options })] });
  const create = (table: string, record: Record<string, ColumnValue>, place: number) =>
    organization.rows.create(table, values(record), organization.system, { id: id(place + 1) });
  const books = ['zeta', 'Mu', 'Alpha'].map((name, index) => ({
    sample_name: 'ABC'.charAt(index),
    sample_publisher: { table: 'account', id: create('account', { name }, index).id },
    sample_genre: index + 1,
  }));
  const rows = [...books, { sample_name: 'D' }].map((book, index) => create('sample_book', book, index));
  const table = organization.tables.require('sample_book');
  const terms = (name: string, choicesBy: 'label' | 'number') => {
    const column = table.columns.get(name);
    return totalRowOrder(
      organization.tables,
      table,
      column === undefined ? [] : [{ column, descending: false, choicesBy }],
    );
  };
  return { rows, terms };
}
