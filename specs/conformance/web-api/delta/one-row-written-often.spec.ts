import { test } from '../../../../fixtures/test';
import { compareSettled } from '../../../../fixtures/report/compare-settled';
import { observe } from '../../../../fixtures/report/evidence';
import { verifies } from '../../../../fixtures/report/verifies';
import { rowsOf } from '../../../../helpers/sample/book-rows';
import { type Book, rowOf } from '../../../../helpers/sample/books';
import { deletionOf } from '../../../../helpers/sample/changes/own-changes';
import type { Settled } from '../../../../helpers/sample/changes/settled';

test('a row written three times comes with its last values', verifies('CT-DELTA-09'), async ({ rows, changes }) => {
  const known = await rows.create();
  const start = await changes.start();
  const created = await rows.create();
  const updated = await rows.update(created, { name: 'second name' });
  await rows.update(known, { name: 'second name' });
  const last = await rows.update(known, { name: 'third name', author: 'third author' });

  const came = await changes.settled(start, { rows: rowsOf([updated, last]) });

  await compareSettled('the created row as it was updated, and the known row as it was updated last', came);
});

test('a row updated and then deleted comes as deleted', verifies('CT-DELTA-10'), async ({ rows, changes }) => {
  const book = await rows.create();
  const start = await changes.start();
  await rows.update(book, { name: 'last name' });
  await rows.remove(book);

  const came = await changes.settled(start, { deleted: [deletionOf(book)] });

  await compareSettled('one deletion, of that row, and the row itself not', came);
});

test('a change of a column that was not selected is observed', verifies('CT-DELTA-11'), async ({ rows, changes }) => {
  const book = await rows.create();
  const names = changes.selecting('sample_name');
  const start = await names.start();
  await rows.update(book, { author: 'another author' });
  const later = await rows.create();

  const { sample_bookid, sample_name } = rowOf(later);
  const came = await names.settled(start, { rows: [{ sample_bookid, sample_name }], open: [book.id] });

  observe('CT-DELTA-11', whetherCame(book, came));
});

test('an update that changes nothing is observed', verifies('CT-DELTA-12'), async ({ rows, changes }) => {
  const book = await rows.create();
  const start = await changes.start();
  await rows.update(book, {});
  const later = await rows.create();

  const came = await changes.settled(start, { rows: [rowOf(later)], open: [book.id] });

  observe('CT-DELTA-12', whetherCame(book, came));
});

test('a row deleted and created again with its id is observed', verifies('CT-DELTA-26'), async ({ rows, changes }) => {
  const book = await rows.create();
  const start = await changes.start();
  await rows.remove(book);
  await rows.insert(book);

  const { reads } = await changes.settled(start, { rows: [rowOf(book)] });

  const came = reads.flatMap(read => read.changes).map(({ type }) => type);
  observe('CT-DELTA-26', came.join(', then ') || 'the row does not come');
});

test('a key value that passes to another row shows both rows', verifies('CT-DELTA-27'), async ({ rows, changes }) => {
  const first = await rows.create();
  const start = await changes.start();
  await rows.remove(first);
  const second = await rows.create({ code: first.code });

  const came = await changes.settled(start, { rows: [rowOf(second)], deleted: [deletionOf(first)] });

  await compareSettled('the deletion of the first row, and the second row', came);
});

const whetherCame = ({ id }: Book, { reads }: Settled): string =>
  reads.some(({ ids }) => ids.includes(id)) ? 'the row comes' : 'the row does not come';
