import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { repeats } from '../../../../fixtures/report/verifies';
import { rowOf } from '../../../../helpers/sample/books';

// The sentences of the scenario, each on rows of its own: so that any of them can be asked alone.

test(
  'a first read is acknowledged and brings every row once',
  repeats('CT-INIT-01', 'CT-INIT-02', 'CT-INIT-13'),
  async ({ rows, changes }) => {
    const books = await rows.createMany(3);

    const { pages, ids } = await changes.initial();

    const applied = pages[0]?.preferenceApplied?.split(/\s*,\s*/) ?? [];
    await compare('the reply says that tracking was applied', applied.includes('odata.track-changes'), true);
    await compare('the ids that came', ids.toSorted(), books.map(({ id }) => id).toSorted());
  },
);

test(
  'a delta link is answered with the created row and a new link',
  repeats('CT-DELTA-01', 'CT-DELTA-02'),
  async ({ rows, changes }) => {
    const link = await changes.start();
    const book = await rows.create();

    const read = await changes.since(link);

    await compare('the created row', read.rows, [rowOf(book)]);
    expect(read.token).not.toBe(link);
  },
);

test('an updated row comes with its current values', repeats('CT-DELTA-03'), async ({ rows, changes }) => {
  const book = await rows.create();
  const link = await changes.start();
  const updated = await rows.update(book, { name: 'new name' });

  const read = await changes.since(link);

  await compare('the row with its new name', read.rows, [rowOf(updated)]);
});

test(
  'of two rows only the one that changed comes, once',
  repeats('CT-DELTA-05', 'CT-DELTA-06'),
  async ({ rows, changes }) => {
    const [changed] = await rows.createMany(2);
    const link = await changes.start();
    const updated = await rows.update(changed ?? (await rows.create()), { name: 'new name' });

    const { ids } = await changes.since(link);

    await compare('the ids that came', ids, [updated.id]);
  },
);
