import { byId, compare, deletionOf, repeats, rowOf, test, verifies } from '../../../fixtures/test';

test(
  'created and updated rows come with their current values',
  repeats('CT-ORG-10'),
  async ({ rows, entityChanges }) => {
    const before = await rows.create();
    const token = await entityChanges.start();
    const created = await rows.create();
    await rows.update(before, { name: 'a name in between' });
    const updated = await rows.update(before, { name: 'the last name' });

    const { rows: came } = await entityChanges.since(token);

    await compare('both books', came, byId([rowOf(created), rowOf(updated)]));
  },
);

test('rows that did not change do not come', repeats('CT-ORG-12'), async ({ rows, entityChanges }) => {
  await rows.createMany(2);
  const token = await entityChanges.start();
  const created = await rows.create();

  const { ids } = await entityChanges.since(token);

  await compare('the new book alone', [...new Set(ids)], [created.id]);
});

test('a deleted row comes as a removed item', repeats('CT-ORG-11'), async ({ rows, entityChanges }) => {
  const book = await rows.create();
  const token = await entityChanges.start();
  await rows.remove(book);

  const { deleted, rows: came } = await entityChanges.since(token);

  await compare('one removed item', deleted, [deletionOf(book)]);
  await compare('and no row', came, []);
});

test(
  'a row created and deleted in between comes as a removed item only',
  verifies('CT-ORG-13'),
  async ({ rows, entityChanges }) => {
    const token = await entityChanges.start();
    const book = await rows.create();
    await rows.update(book, { name: 'a short life' });
    await rows.remove(book);

    const { deleted, rows: came } = await entityChanges.since(token);

    await compare('one removed item', deleted, [deletionOf(book)]);
    await compare('and no row', came, []);
  },
);

test('a delta in pages of two is whole', verifies('CT-ORG-08'), async ({ rows, entityChanges }) => {
  const token = await entityChanges.start();
  const books = await rows.createMany(5);

  const { rows: came, pages } = await entityChanges.since(token, { pageSize: 2 });

  await compare('each new book once', came, byId(books.map(rowOf)));
  await compare('more than one page came', pages.length > 1, true);
});

test(
  'the removed items of a delta in pages of two are whole',
  repeats('CT-ORG-11'),
  async ({ rows, entityChanges }) => {
    const gone = await rows.createMany(5);
    const token = await entityChanges.start();
    for (const book of gone) await rows.remove(book);

    const { deleted } = await entityChanges.since(token, { pageSize: 2 });

    const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id).toSorted();
    await compare('each deleted book once', ids(deleted), ids(gone));
  },
);

test('only the last page of a delta carries a DataToken', verifies('CT-ORG-09'), async ({ rows, entityChanges }) => {
  const token = await entityChanges.start();
  await rows.createMany(5);

  const { pages } = await entityChanges.since(token, { pageSize: 2 });

  const early = pages.slice(0, -1).filter(page => page.dataToken !== undefined);
  await compare('tokens before the last page', early.length, 0);
});

test('the newest token brings no change', repeats('CT-ORG-14'), async ({ rows, entityChanges }) => {
  const token = await entityChanges.start();
  await rows.create();
  const { dataToken } = await entityChanges.since(token);

  const { changes } = await entityChanges.since(dataToken);

  await compare('no change of these rows', changes, []);
});

test('no row comes twice in a delta of several pages', verifies('CT-ORG-21'), async ({ rows, entityChanges }) => {
  const gone = await rows.create();
  const token = await entityChanges.start();
  const books = await rows.createMany(5);
  for (const book of books) await rows.update(book, { name: 'another name' });
  await rows.remove(gone);

  const { ids } = await entityChanges.since(token, { pageSize: 2 });

  await compare('the ids that came, and the same without repetition', ids, [...new Set(ids)]);
});
