import { isDeepStrictEqual } from 'node:util';
import { test } from '../../../../fixtures/test';
import { compareSettled } from '../../../../fixtures/report/compare-settled';
import { observe } from '../../../../fixtures/report/evidence';
import { verifies } from '../../../../fixtures/report/verifies';
import { rowsOf } from '../../../../helpers/sample/book-rows';
import { rowOf } from '../../../../helpers/sample/books';
import { deletionOf } from '../../../../helpers/sample/changes/own-changes';

test(
  'whether a link followed twice gives the same answer is observed',
  verifies('CT-DELTA-16'),
  async ({ rows, changes }) => {
    const start = await changes.start();
    const books = await rows.createMany(2);
    const gone = await rows.create();
    await rows.remove(gone);
    await changes.settled(start, { rows: rowsOf(books), deleted: [deletionOf(gone)] });

    const first = await changes.since(start.token);
    const second = await changes.since(start.token);

    const same = isDeepStrictEqual(second.changes, first.changes);
    observe('CT-DELTA-16', same ? 'the same changes in the same order' : 'another answer than the first time');
  },
);

test('an older link brings all that a newer one does', verifies('CT-DELTA-17'), async ({ rows, changes }) => {
  const older = await changes.start();
  const before = await rows.create();
  const { place: newer } = await changes.settled(older, { rows: [rowOf(before)] });
  const after = await rows.create();
  const gone = await rows.create();
  await rows.remove(gone);

  const short = await changes.settled(newer, { rows: [rowOf(after)], deleted: [deletionOf(gone)] });
  const long = await changes.settled(older, { rows: rowsOf([before, after]), deleted: [deletionOf(gone)] });

  await compareSettled('the newer link: the later row and the deletion', short);
  await compareSettled('the older link: both rows and the deletion', long);
});

test(
  'a chain of deltas brings each change, and rests between them',
  verifies('CT-DELTA-18'),
  async ({ rows, changes }) => {
    const start = await changes.start();
    const book = await rows.create();
    const created = await changes.settled(start, { rows: [rowOf(book)] });
    const renamed = await rows.update(book, { name: 'another name' });
    const updated = await changes.settled(created.place, { rows: [rowOf(renamed)] });
    const quiet = await changes.settled(updated.place, {});
    await rows.remove(book);
    const removed = await changes.settled(quiet.place, { deleted: [deletionOf(book)] });
    const end = await changes.settled(removed.place, {});

    await compareSettled('first the new row', created);
    await compareSettled('then its new name', updated);
    await compareSettled('then nothing', quiet);
    await compareSettled('then its deletion', removed);
    await compareSettled('then nothing again', end);
  },
);
