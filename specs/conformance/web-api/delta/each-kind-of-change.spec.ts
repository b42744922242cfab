import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { compareSettled } from '../../../../fixtures/report/compare-settled';
import { repeats } from '../../../../fixtures/report/verifies';
import { rowsOf } from '../../../../helpers/sample/book-rows';
import { rowOf } from '../../../../helpers/sample/books';

// The sentences of the scenario, each on rows of its own: so that any of them can be asked alone.

test('a first read brings every row', repeats('CT-INIT-02'), async ({ rows, changes }) => {
  const books = await rows.createMany(3);

  const came = await changes.settledInitial({ rows: rowsOf(books) });

  await compareSettled('the rows that came', came);
});

test(
  'a delta link is answered with the created row and a new link',
  repeats('CT-DELTA-01', 'CT-DELTA-02'),
  async ({ rows, changes }) => {
    const start = await changes.start();
    const book = await rows.create();

    const came = await changes.settled(start, { rows: [rowOf(book)] });

    await compareSettled('the created row', came);
    // A link that is to tell the row again may lead to where the first one did; one at rest does not.
    const quiet = await changes.settled(came.place, {});
    expect(quiet.place.token).not.toBe(start.token);
  },
);

test('an updated row comes with its current values', repeats('CT-DELTA-03'), async ({ rows, changes }) => {
  const book = await rows.create();
  const start = await changes.start();
  const updated = await rows.update(book, { name: 'new name' });

  const came = await changes.settled(start, { rows: [rowOf(updated)] });

  await compareSettled('the row with its new name', came);
});

test('of two rows only the one that changed comes', repeats('CT-DELTA-05'), async ({ rows, changes }) => {
  await rows.create();
  const changed = await rows.create();
  const start = await changes.start();
  const updated = await rows.update(changed, { name: 'new name' });

  const came = await changes.settled(start, { rows: [rowOf(updated)] });

  await compareSettled('the changed row alone', came);
});

test('no row comes twice in one answer', repeats('CT-INIT-13', 'CT-DELTA-06'), async ({ rows, changes }) => {
  const books = await rows.createMany(2);
  const first = await changes.initial();
  const start = await changes.start();
  const updated = [];
  for (const book of books) updated.push(await rows.update(book, { name: 'new name' }));

  const { reads } = await changes.settled(start, { rows: rowsOf(updated) });

  const ids = [first, ...reads].map(read => read.ids);
  const unrepeated = ids.map(came => [...new Set(came)]);
  await compare('the ids in each answer, and the same without repetition', ids, unrepeated);
});
