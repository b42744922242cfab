import { expect, test } from '@playwright/test';
import { bookOrganization, values } from '../../engine/testing/book';
import { queryRows, type RowQuery } from './read-rows';

/** An organization with so many books, and how many rows a query looks at. */
function library(books: number) {
  const organization = bookOrganization();
  const { tables, rows, system } = organization;
  for (let n = 0; n < books; n += 1) rows.create('sample_book', values({ sample_pages: n }), system);
  const table = tables.require('sample_book');
  const ask = (query: Partial<RowQuery> = {}) => {
    let looked = 0;
    const passes = () => (looked += 1) > 0;
    const page = queryRows(organization, { table, passes, order: [], pageSize: 10, ...query });
    return { ...page, looked };
  };
  return { rows, system, ask };
}

test('a page in the order of ids costs a page, whichever it is', () => {
  const { ask } = library(500);
  const ids: string[] = [];
  let page = ask();
  for (;;) {
    ids.push(...page.rows.map(({ id }) => id));
    expect(page.looked).toBeLessThanOrEqual(11);
    if (page.next === undefined) break;
    page = ask({ after: page.next });
  }
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(500);
});

test('rows are counted when somebody asks', () => {
  const { ask } = library(30);
  const { total, looked } = ask();
  expect([looked, total()]).toEqual([11, 30]);
});

test('what is written between two pages is on the next one, or gone from it', () => {
  const { rows, system, ask } = library(40);
  const first = ask();
  const [second] = ask({ after: first.next }).rows;
  rows.remove('sample_book', second?.id ?? '', system);
  const low = rows.create('sample_book', values({}), system, { id: '00000000-0000-4000-8000-000000000000' });
  const high = rows.create('sample_book', values({}), system, { id: 'ffffffff-ffff-4fff-bfff-ffffffffffff' });

  const all = [...rows.scan('sample_book')].map(({ id }) => id).sort();
  const behind = all.filter(id => id > (first.rows.at(-1)?.id ?? ''));
  expect(ask({ after: first.next, pageSize: 100 }).rows.map(({ id }) => id)).toEqual(behind);
  expect([behind.includes(low.id), behind.includes(high.id), behind.includes(second?.id ?? '')]).toEqual([
    false,
    true,
    false,
  ]);
  expect(ask({ pageSize: 100 }).rows.map(({ id }) => id)).toEqual(all);
});
