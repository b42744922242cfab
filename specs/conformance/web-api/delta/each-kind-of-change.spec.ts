import { compare, deletionOf, expect, repeats, rowOf, test } from '../../../../fixtures/test';

// The sentences of the scenario, each on rows of its own: so that any of them can be asked alone.

test(
  'a first read is acknowledged and brings every row once',
  repeats('CT-INIT-01', 'CT-INIT-02', 'CT-INIT-13'),
  async ({ rows, delta }) => {
    const books = await rows.createMany(3);

    const { pages, ids } = await delta.initial();

    const applied = pages[0]?.preferenceApplied?.split(/\s*,\s*/) ?? [];
    await compare('the reply says that tracking was applied', applied.includes('odata.track-changes'), true);
    await compare('the ids that came', ids.toSorted(), books.map(({ id }) => id).toSorted());
  },
);

test(
  'a row of a first read carries the selected columns and its primary key',
  repeats('CT-INIT-04'),
  async ({ rows, delta }) => {
    const book = await rows.create();

    const changes = await delta.initial();

    await compare('id, name, code and author', changes.rows, [rowOf(book)]);
  },
);

test(
  'a delta link is answered with the created row and a new link',
  repeats('CT-DELTA-01', 'CT-DELTA-02'),
  async ({ rows, delta }) => {
    const link = await delta.start();
    const book = await rows.create();

    const changes = await delta.since(link);

    await compare('the created row', changes.rows, [rowOf(book)]);
    expect(changes.deltaLink).not.toBe(link);
  },
);

test('an updated row comes with its current values', repeats('CT-DELTA-03'), async ({ rows, delta }) => {
  const book = await rows.create();
  const link = await delta.start();
  const updated = await rows.update(book, { name: 'new name' });

  const changes = await delta.since(link);

  await compare('the row with its new name', changes.rows, [rowOf(updated)]);
});

test('a deleted row comes as deleted', repeats('CT-DELTA-04'), async ({ rows, delta }) => {
  const book = await rows.create();
  const link = await delta.start();
  await rows.remove(book);

  const changes = await delta.since(link);

  await compare('one deletion, of that row', changes.deleted, [deletionOf(book)]);
  await compare('and the row itself not', changes.rows, []);
});

test(
  'of two rows only the one that changed comes, once',
  repeats('CT-DELTA-05', 'CT-DELTA-06'),
  async ({ rows, delta }) => {
    const [changed] = await rows.createMany(2);
    const link = await delta.start();
    const updated = await rows.update(changed ?? (await rows.create()), { name: 'new name' });

    const { ids } = await delta.since(link);

    await compare('the ids that came', ids, [updated.id]);
  },
);

test('a link followed at once brings no change', repeats('CT-DELTA-07'), async ({ rows, delta }) => {
  await rows.create();

  const { changes } = await delta.since(await delta.start());

  await compare('no change of this test', changes, []);
});
