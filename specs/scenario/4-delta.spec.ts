import { expect } from '@playwright/test';
import { test } from '../../fixtures/test';
import { compare } from '../../fixtures/report/compare';
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

    const { changes, token } = await scenarioChanges.secondRequest();

    expect(changes).not.toHaveLength(0);
    expect(token).not.toBe(kept);
    scenarioState.keeps({ newDeltaLink: token });
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

test('rows that did not change do not come', verifies('CT-DELTA-05'), async ({ scenarioState, scenarioChanges }) => {
  scenarioState.needs('newDeltaLink');
  const written = [...scenarioState.needs('added'), scenarioState.needs('renamed'), scenarioState.needs('deleted')].map(
    book => book.id,
  );

  const { rows } = await scenarioChanges.secondRequest();

  const others = rows.filter(row => !written.includes(row.sample_bookid));
  await compare('no book of this run besides those that were written', others, []);
});

test('no row comes twice', verifies('CT-DELTA-06'), async ({ scenarioState, scenarioChanges }) => {
  scenarioState.needs('newDeltaLink');

  const { ids } = await scenarioChanges.secondRequest();

  await compare('the ids that came, and the same without repetition', ids, [...new Set(ids)]);
});

test(
  'the new link followed at once brings no change',
  verifies('CT-DELTA-07'),
  async ({ scenarioState, scenarioChanges }) => {
    const link = scenarioState.needs('newDeltaLink');

    const { changes } = await scenarioChanges.since(link);

    await compare('none of this run, whatever others did meanwhile', changes, []);
  },
);

test('the order of the changes is observed', verifies('CT-OBS-02'), async ({ scenarioState, scenarioChanges }) => {
  scenarioState.needs('newDeltaLink');

  const { changes } = await scenarioChanges.secondRequest();

  observe('CT-OBS-02', describeOrder(changes));
});
