import { expect, test } from '@playwright/test';
import type { Change } from '../../dataverse/change-feed/change';
import { type Book, type BookRow, rowOf } from '../books';
import { ManyBooks } from './many-books';
import { type Awaited, Tally } from './tally';

const count = 2_500;
const books = ManyBooks.of('0a1b2c3d', count);
const all = Array.from({ length: count }, (_, n) => books.book(n));

const rowTold = (book: Book): Change<BookRow> => ({ type: 'upserted', row: rowOf(book) });
const deletionTold = ({ id }: Book): Change<BookRow> => ({ type: 'deleted', id, reason: 'deleted' });
const right = { missing: 0, changed: 0, invented: 0, contradicted: 0, examples: [] };

/** What a tally makes of deltas. */
function tallyOf(awaited: Awaited, ...deltas: readonly (readonly Change<BookRow>[])[]): Tally {
  const tally = new Tally(books, awaited);
  for (const delta of deltas) {
    tally.begin();
    for (const change of delta) tally.hear(change);
  }
  return tally;
}

test('every row as it was written, in whatever order, is right', () => {
  const tally = tallyOf('rows', all.toReversed().map(rowTold));

  expect(tally.isExact).toBe(true);
  expect([tally.count, tally.doubled, tally.toldNow]).toEqual([right, 0, count]);
});

test('ids in capitals and further columns are no difference', () => {
  const shouted = all.map(book => {
    const row = { ...rowOf(book), sample_bookid: book.id.toUpperCase(), createdon: 'today', '@odata.etag': 'W/"1"' };
    return { type: 'upserted' as const, row };
  });

  expect(tallyOf('rows', shouted).count).toEqual(right);
});

test('a row that is missing is found, and named', () => {
  const tally = tallyOf('rows', all.filter((_, n) => n !== 1_234).map(rowTold));

  expect(tally.isExact).toBe(false);
  expect(tally.count).toEqual({
    ...right,
    missing: 1,
    examples: [`${books.book(1_234).id} did not come as it was written`],
  });
});

test('a row that comes twice in one delta is counted, and in two deltas it is not', () => {
  const again = [books.book(7), books.book(7), books.book(8)].map(rowTold);

  const doubled = tallyOf('rows', [...all.map(rowTold), ...again]);
  expect(doubled.doubled).toBe(3);
  // Which breaks no promise.
  expect([doubled.count, doubled.isExact]).toEqual([right, true]);
  expect(tallyOf('rows', all.map(rowTold), [books.book(7)].map(rowTold)).doubled).toBe(0);
});

test('a row with another value is found, and so is one whose value is right at last', () => {
  const changed = { ...books.book(3), author: 'Nobody' };
  const wrong = tallyOf('rows', [...all.filter((_, n) => n !== 3), changed].map(rowTold));
  expect(wrong.count).toMatchObject({ missing: 1, changed: 1 });

  const mended = tallyOf('rows', [...all.filter((_, n) => n !== 3), changed].map(rowTold), [rowTold(books.book(3))]);
  // It came as nobody has ever written it.
  expect(mended.count).toMatchObject({ missing: 0, changed: 1 });
  expect(mended.isExact).toBe(false);
});

test('a row that nobody wrote is found: by its number, or by a code of these rows', () => {
  const beyond = books.book(count);
  const stranger = { ...books.book(1), id: '99999999-9999-4999-8999-999999999999' };
  const tally = tallyOf('rows', [...all, beyond, stranger].map(rowTold));

  expect(tally.count).toMatchObject({ missing: 0, invented: 2 });
  expect(tally.isExact).toBe(false);
});

test("others' rows and deletions are passed over", () => {
  const other = { ...books.book(1), id: '99999999-9999-4999-8999-999999999999', code: 'ffffffff-BookCode1' };
  const changes = [...all.map(rowTold), rowTold(other), deletionTold(other)];
  const nulls = { sample_bookid: other.id, sample_bookcode: null, sample_author: null, sample_name: null };

  expect(tallyOf('rows', [...changes, { type: 'upserted', row: nulls }]).count).toEqual(right);
});

test('a deletion that nobody made is found', () => {
  const tally = tallyOf('rows', [...all.map(rowTold), deletionTold(books.book(9))]);

  expect(tally.count).toMatchObject({ missing: 1, invented: 1, contradicted: 1 });
});

test('every row as deleted is right, and one that is not, or is told as there at last, is found', () => {
  expect(tallyOf('deletions', all.map(deletionTold)).count).toEqual(right);
  expect(tallyOf('deletions', all.slice(1).map(deletionTold)).count).toMatchObject({ missing: 1 });
  const risen = tallyOf('deletions', all.map(deletionTold), [rowTold(books.book(5))]);
  expect(risen.count).toMatchObject({ missing: 1, contradicted: 0 });
});

test('what a delta tells late of a row as it was is overtaken by its deletion in a later one, not in the same', () => {
  const late = [rowTold(books.book(5))];

  expect(tallyOf('deletions', late, all.map(deletionTold)).count).toEqual(right);
  expect(tallyOf('deletions', [...late, ...all.map(deletionTold)]).count).toMatchObject({ contradicted: 1 });
});

test('of many faults a few are named', () => {
  expect(tallyOf('rows', []).count).toMatchObject({ missing: count });
  expect(tallyOf('rows', []).count.examples).toHaveLength(3);
});
