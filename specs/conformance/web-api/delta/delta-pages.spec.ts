import { byId, compare, deletionOf, rowOf, test, verifies } from '../../../../fixtures/test';

test('rows come by their last write, deletions after them', verifies('CT-DELTA-15'), async ({ rows, delta }) => {
  const first = await rows.create();
  const second = await rows.create();
  const third = await rows.create();
  const link = await delta.start();
  await rows.remove(second);
  const created = await rows.create();
  await rows.update(third, { name: 'last but one' });
  await rows.update(first, { name: 'last' });

  const { ids } = await delta.since(link);

  await compare(
    'created, updated, updated, deleted',
    ids,
    [created, third, first, second].map(book => book.id),
  );
});

test('only the last page of a delta carries a delta link', verifies('CT-DELTA-19'), async ({ rows, delta }) => {
  const link = await delta.start();
  const books = await rows.createMany(5);

  const { pages, rows: came } = await delta.since(link, { pageSize: 2 });

  const links = pages.map(page => ({ next: page.nextLink !== undefined, delta: page.deltaLink !== undefined }));
  await compare('a next link on all pages but the last, a delta link there', links, [
    ...pages.slice(1).map(() => ({ next: true, delta: false })),
    { next: false, delta: true },
  ]);
  await compare('more than one page came', pages.length > 1, true);
  await compare('each row once over all pages', came, byId(books.map(rowOf)));
});

test('deletions beyond the first page are not lost', verifies('CT-DELTA-20'), async ({ rows, delta }) => {
  const doomed = await rows.createMany(5);
  const link = await delta.start();
  const created = await rows.createMany(2);
  for (const book of doomed) await rows.remove(book);

  const changes = await delta.since(link, { pageSize: 2 });

  await compare('the five deletions', sorted(changes.deleted), sorted(doomed.map(deletionOf)));
  await compare('the two rows', changes.rows, byId(created.map(rowOf)));
});

const sorted = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => a.id.localeCompare(b.id));
