import { expect } from '@playwright/test';
import { test } from '../../fixtures/test';
import { compare } from '../../fixtures/report/compare';
import { compareSettled } from '../../fixtures/report/compare-settled';
import { observe } from '../../fixtures/report/evidence';
import { verifies } from '../../fixtures/report/verifies';
import { describeOrder } from '../../helpers/dataverse/change-feed/describe-order';
import { rowsFor } from '../../helpers/sample/book-rows';
import { rowOf } from '../../helpers/sample/books';
import { deletionOf } from '../../helpers/sample/changes/own-changes';

test(
  'the kept link is answered with changes and a new delta link',
  verifies('CT-DELTA-01'),
  async ({ scenarioState, scenarioChanges }) => {
    const kept = scenarioState.needs('initialDeltaLink');

    const { ids, place } = await scenarioChanges.secondRequest();
    scenarioState.keeps({ newDeltaLink: place.token });

    expect(ids).not.toHaveLength(0);
    const quiet = await scenarioChanges.quietSince(place);
    expect(quiet.place.token).not.toBe(kept);
  },
);

test(
  'the ten books created since come as upserted',
  verifies('CT-DELTA-02'),
  async ({ scenarioState, scenarioChanges }) => {
    scenarioState.needs('newDeltaLink');
    const added = scenarioState.needs('added');

    const { rows } = await scenarioChanges.secondRequest();

    await compare('the ten new books with all their columns', rowsFor(added, rows), added.map(rowOf));
  },
);

test(
  'the renamed book comes as upserted with its new name',
  verifies('CT-DELTA-03'),
  async ({ scenarioState, scenarioChanges }) => {
    scenarioState.needs('newDeltaLink');
    const renamed = scenarioState.needs('renamed');

    const { rows } = await scenarioChanges.secondRequest();

    await compare('book 0 with its new name', rowsFor([renamed], rows), [rowOf(renamed)]);
  },
);

test(
  'the deleted book comes as deleted with its id and the reason',
  verifies('CT-DELTA-04'),
  async ({ scenarioState, scenarioChanges }) => {
    scenarioState.needs('newDeltaLink');
    const book = scenarioState.needs('deleted');

    const { deleted, rows } = await scenarioChanges.secondRequest();

    await compare('one deletion, of book 1', deleted, [deletionOf(book)]);
    await compare('its row is not there', rowsFor([book], rows), [undefined]);
  },
);

test('rows that did not change are no news', verifies('CT-DELTA-05'), async ({ scenarioState, scenarioChanges }) => {
  scenarioState.needs('newDeltaLink');
  const written = [...scenarioState.needs('added'), scenarioState.needs('renamed'), scenarioState.needs('deleted')].map(
    book => book.id,
  );

  const { rows, comesToRest } = await scenarioChanges.secondRequest();

  const others = rows.filter(row => !written.includes(row.sample_bookid));
  await compare('no book of this run besides those that were written', others, []);
  await compare('the chain comes to rest', comesToRest, true);
});

test('no row comes twice in one delta', verifies('CT-DELTA-06'), async ({ scenarioState, scenarioChanges }) => {
  scenarioState.needs('newDeltaLink');

  const { reads } = await scenarioChanges.secondRequest();

  const ids = reads.map(read => read.ids);
  const unrepeated = ids.map(came => [...new Set(came)]);
  await compare('the ids in each delta, and the same without repetition', ids, unrepeated);
});

test(
  'the new link brings no change, and the chain rests',
  verifies('CT-DELTA-07'),
  async ({ scenarioState, scenarioChanges }) => {
    scenarioState.needs('newDeltaLink');
    const { place } = await scenarioChanges.secondRequest();

    const quiet = await scenarioChanges.quietSince(place);

    await compareSettled('none of this run, whatever others did meanwhile', quiet);
  },
);

test('the order of the changes is observed', verifies('CT-OBS-02'), async ({ scenarioState, scenarioChanges }) => {
  scenarioState.needs('newDeltaLink');

  const { reads } = await scenarioChanges.secondRequest();

  observe('CT-OBS-02', describeOrder(reads[0].changes));
});
