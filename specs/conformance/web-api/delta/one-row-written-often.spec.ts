import { compare, deletionOf, observe, rowOf, test, verifies } from '../../../../fixtures/test';

test('a row created and deleted in between comes as deleted', verifies('CT-DELTA-08'), async ({ rows, delta }) => {
  const link = await delta.start();
  const book = await rows.create();
  await rows.remove(book);

  const changes = await delta.since(link);

  await compare('one deletion, of that row', changes.deleted, [deletionOf(book)]);
  await compare('and the row itself not', changes.rows, []);
});

test('a row written three times comes with its last values', verifies('CT-DELTA-09'), async ({ rows, delta }) => {
  const known = await rows.create();
  const link = await delta.start();
  const created = await rows.create();
  const updated = await rows.update(created, { name: 'second name' });
  await rows.update(known, { name: 'second name' });
  const last = await rows.update(known, { name: 'third name', author: 'third author' });

  const changes = await delta.since(link);

  await compare('the created row as it was updated', changes.rows.filter(isOf(updated)).at(-1), rowOf(updated));
  await compare('the known row as it was updated last', changes.rows.filter(isOf(last)).at(-1), rowOf(last));
});

test('a row updated and then deleted comes as deleted', verifies('CT-DELTA-10'), async ({ rows, delta }) => {
  const book = await rows.create();
  const link = await delta.start();
  await rows.update(book, { name: 'last name' });
  await rows.remove(book);

  const changes = await delta.since(link);

  await compare('one deletion, of that row', changes.deleted, [deletionOf(book)]);
  await compare('and the row itself not', changes.rows, []);
});

test('a change of a column that was not selected is observed', verifies('CT-DELTA-11'), async ({ rows, delta }) => {
  const book = await rows.create();
  const link = await delta.start({ select: ['sample_name'] });
  await rows.update(book, { author: 'another author' });

  const { ids } = await delta.since(link);

  observe('CT-DELTA-11', ids.length > 0 ? 'the row comes' : 'the row does not come');
});

test('an update that changes nothing is observed', verifies('CT-DELTA-12'), async ({ rows, delta }) => {
  const book = await rows.create();
  const link = await delta.start();
  await rows.update(book, {});

  const { ids } = await delta.since(link);

  observe('CT-DELTA-12', ids.length > 0 ? 'the row comes' : 'the row does not come');
});

test('a row deleted and created again with its id is observed', verifies('CT-DELTA-26'), async ({ rows, delta }) => {
  const book = await rows.create();
  const link = await delta.start();
  await rows.remove(book);
  await rows.insert(book);

  const { changes } = await delta.since(link);

  observe('CT-DELTA-26', changes.map(({ type }) => type).join(', then ') || 'the row does not come');
});

test('a key value that passes to another row shows both rows', verifies('CT-DELTA-27'), async ({ rows, delta }) => {
  const first = await rows.create();
  const link = await delta.start();
  await rows.remove(first);
  const second = await rows.create({ code: first.code });

  const changes = await delta.since(link);

  await compare('the deletion of the first row', changes.deleted, [deletionOf(first)]);
  await compare('the second row', changes.rows, [rowOf(second)]);
});

const isOf =
  ({ id }: { id: string }) =>
  (row: { sample_bookid: string }): boolean =>
    row.sample_bookid === id;
