import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { observe } from '../../../../fixtures/report/evidence';
import { verifies } from '../../../../fixtures/report/verifies';
import { rowOf } from '../../../../helpers/sample/books';
import { deletionOf } from '../../../../helpers/sample/changes/own-changes';

test('a row written three times comes with its last values', verifies('CT-DELTA-09'), async ({ rows, changes }) => {
  const known = await rows.create();
  const link = await changes.start();
  const created = await rows.create();
  const updated = await rows.update(created, { name: 'second name' });
  await rows.update(known, { name: 'second name' });
  const last = await rows.update(known, { name: 'third name', author: 'third author' });

  const read = await changes.since(link);

  await compare('the created row as it was updated', read.rows.filter(isOf(updated)).at(-1), rowOf(updated));
  await compare('the known row as it was updated last', read.rows.filter(isOf(last)).at(-1), rowOf(last));
});

test('a row updated and then deleted comes as deleted', verifies('CT-DELTA-10'), async ({ rows, changes }) => {
  const book = await rows.create();
  const link = await changes.start();
  await rows.update(book, { name: 'last name' });
  await rows.remove(book);

  const read = await changes.since(link);

  await compare('one deletion, of that row', read.deleted, [deletionOf(book)]);
  await compare('and the row itself not', read.rows, []);
});

test('a change of a column that was not selected is observed', verifies('CT-DELTA-11'), async ({ rows, changes }) => {
  const book = await rows.create();
  const names = changes.selecting('sample_name');
  const link = await names.start();
  await rows.update(book, { author: 'another author' });

  const { ids } = await names.since(link);

  observe('CT-DELTA-11', ids.length > 0 ? 'the row comes' : 'the row does not come');
});

test('an update that changes nothing is observed', verifies('CT-DELTA-12'), async ({ rows, changes }) => {
  const book = await rows.create();
  const link = await changes.start();
  await rows.update(book, {});

  const { ids } = await changes.since(link);

  observe('CT-DELTA-12', ids.length > 0 ? 'the row comes' : 'the row does not come');
});

test('a row deleted and created again with its id is observed', verifies('CT-DELTA-26'), async ({ rows, changes }) => {
  const book = await rows.create();
  const link = await changes.start();
  await rows.remove(book);
  await rows.insert(book);

  const read = await changes.since(link);

  observe('CT-DELTA-26', read.changes.map(({ type }) => type).join(', then ') || 'the row does not come');
});

test('a key value that passes to another row shows both rows', verifies('CT-DELTA-27'), async ({ rows, changes }) => {
  const first = await rows.create();
  const link = await changes.start();
  await rows.remove(first);
  const second = await rows.create({ code: first.code });

  const read = await changes.since(link);

  await compare('the deletion of the first row', read.deleted, [deletionOf(first)]);
  await compare('the second row', read.rows, [rowOf(second)]);
});

const isOf =
  ({ id }: { id: string }) =>
  (row: { sample_bookid: string }): boolean =>
    row.sample_bookid === id;
