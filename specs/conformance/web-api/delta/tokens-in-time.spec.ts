import { isDeepStrictEqual } from 'node:util';
import { byId, compare, observe, rowOf, test, verifies } from '../../../../fixtures/test';

test(
  'whether a link followed twice gives the same answer is observed',
  verifies('CT-DELTA-16'),
  async ({ rows, delta }) => {
    const link = await delta.start();
    await rows.createMany(2);
    await rows.remove(await rows.create());

    const first = await delta.since(link);
    const second = await delta.since(link);

    const same = isDeepStrictEqual(second.changes, first.changes);
    observe('CT-DELTA-16', same ? 'the same changes in the same order' : 'another answer than the first time');
  },
);

test('an older link brings all that a newer one does', verifies('CT-DELTA-17'), async ({ rows, delta }) => {
  const older = await delta.start();
  const before = await rows.create();
  const newer = (await delta.since(older)).deltaLink;
  const after = await rows.create();
  const gone = await rows.create();
  await rows.remove(gone);

  const short = await delta.since(newer);
  const long = await delta.since(older);

  const missing = short.ids.filter(id => !long.ids.includes(id));
  await compare('what the newer link brings and the older does not', missing, []);
  await compare('the newer link: the later row', short.rows, [rowOf(after)]);
  await compare('the older link: both rows', long.rows, byId([rowOf(before), rowOf(after)]));
});

test('a chain of deltas brings each change once', verifies('CT-DELTA-18'), async ({ rows, delta }) => {
  const start = await delta.start();
  const book = await rows.create();
  const created = await delta.since(start);
  const renamed = await rows.update(book, { name: 'another name' });
  const updated = await delta.since(created.deltaLink);
  const quiet = await delta.since(updated.deltaLink);
  await rows.remove(book);
  const removed = await delta.since(quiet.deltaLink);
  const end = await delta.since(removed.deltaLink);

  await compare('first the new row', created.rows, [rowOf(book)]);
  await compare('then its new name', updated.rows, [rowOf(renamed)]);
  await compare('then nothing', quiet.ids, []);
  await compare('then its deletion', [removed.rows, removed.deleted.map(({ id }) => id)], [[], [book.id]]);
  await compare('then nothing', end.ids, []);
});
