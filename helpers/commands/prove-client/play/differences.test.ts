import { expect, test } from '@playwright/test';
import type { BookRow } from '../../../sample/books';
import { differencesBetween } from './differences';

const row = (n: number, more: Partial<BookRow> = {}): BookRow => ({
  sample_bookid: `0000000a-0000-0000-0000-00000000000${n}`,
  sample_name: `Row ${n}`,
  sample_bookcode: `ROW-${n}`,
  sample_author: null,
  ...more,
});

test('a copy may be in any order, hold other columns, leave out what is null, and write ids in either case', () => {
  const { sample_author: _, ...withoutNull } = row(1);
  const copy = [row(2), { ...withoutNull, sample_bookid: row(1).sample_bookid.toUpperCase(), '@odata.etag': 'W/"1"' }];

  expect(differencesBetween(copy, [row(1), row(2)])).toEqual([]);
});

test('what is missing, left, stale or twice is told', () => {
  const copy = [row(2, { sample_name: 'before' }), row(3), row(4), row(4)];

  expect(differencesBetween(copy, [row(1), row(2), row(4)])).toEqual([
    'The row ROW-1 (0000000a-0000-0000-0000-000000000001) is missing from the copy.',
    'The row ROW-3 (0000000a-0000-0000-0000-000000000003) is in the copy, and not in the table any more.',
    'The row ROW-2 (0000000a-0000-0000-0000-000000000002) has "before" as sample_name in the copy, and "Row 2" in the table.',
    'The row ROW-4 (0000000a-0000-0000-0000-000000000004) is in the copy more than once.',
  ]);
});

test('a value that the table does not have any more is stale', () => {
  expect(differencesBetween([row(1, { sample_author: 'someone' })], [row(1)])).toHaveLength(1);
});

test('a row without an id is no row of the table', () => {
  const sentences = differencesBetween([{ name: 'Row 1' }], [row(1)]);
  expect(sentences).toEqual([
    expect.stringContaining('ROW-1'),
    'The row without a code (without an id) is in the copy, and not in the table any more.',
  ]);
});

test('of many differences a few are told, and how many there are', () => {
  const table = [1, 2, 3, 4, 5, 6, 7].map(n => row(n));
  expect(differencesBetween([], table)).toHaveLength(6);
  expect(differencesBetween([], table).at(-1)).toBe('And 2 more.');
});
