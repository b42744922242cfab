import { isDeepStrictEqual } from 'node:util';
import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { observe } from '../../../../fixtures/report/evidence';
import { verifies } from '../../../../fixtures/report/verifies';
import { rowsOf } from '../../../../helpers/sample/book-rows';
import { rowOf } from '../../../../helpers/sample/books';

test(
  'whether a link followed twice gives the same answer is observed',
  verifies('CT-DELTA-16'),
  async ({ rows, changes }) => {
    const link = await changes.start();
    await rows.createMany(2);
    await rows.remove(await rows.create());

    const first = await changes.since(link);
    const second = await changes.since(link);

    const same = isDeepStrictEqual(second.changes, first.changes);
    observe('CT-DELTA-16', same ? 'the same changes in the same order' : 'another answer than the first time');
  },
);

test('an older link brings all that a newer one does', verifies('CT-DELTA-17'), async ({ rows, changes }) => {
  const older = await changes.start();
  const before = await rows.create();
  const newer = (await changes.since(older)).token;
  const after = await rows.create();
  const gone = await rows.create();
  await rows.remove(gone);

  const short = await changes.since(newer);
  const long = await changes.since(older);

  const missing = short.ids.filter(id => !long.ids.includes(id));
  await compare('what the newer link brings and the older does not', missing, []);
  await compare('the newer link: the later row', short.rows, [rowOf(after)]);
  await compare('the older link: both rows', long.rows, rowsOf([before, after]));
});

test('a chain of deltas brings each change once', verifies('CT-DELTA-18'), async ({ rows, changes }) => {
  const start = await changes.start();
  const book = await rows.create();
  const created = await changes.since(start);
  const renamed = await rows.update(book, { name: 'another name' });
  const updated = await changes.since(created.token);
  const quiet = await changes.since(updated.token);
  await rows.remove(book);
  const removed = await changes.since(quiet.token);
  const end = await changes.since(removed.token);

  await compare('first the new row', created.rows, [rowOf(book)]);
  await compare('then its new name', updated.rows, [rowOf(renamed)]);
  await compare('then nothing', quiet.ids, []);
  await compare('then its deletion', [removed.rows, removed.deleted.map(({ id }) => id)], [[], [book.id]]);
  await compare('then nothing', end.ids, []);
});
