import { test } from '../../fixtures/test';
import { compare } from '../../fixtures/report/compare';
import { compareSettled } from '../../fixtures/report/compare-settled';
import { verifies } from '../../fixtures/report/verifies';
import { rowsFor } from '../../helpers/sample/book-rows';
import { rowOf } from '../../helpers/sample/books';
import { deletionOf } from '../../helpers/sample/changes/own-changes';

test(
  'the kept token is answered with the new and the renamed books',
  verifies('CT-ORG-10'),
  async ({ scenarioState, scenarioEntityChanges }) => {
    const { rows, place } = await scenarioEntityChanges.secondRequest();
    scenarioState.keeps({ newDataToken: place.token });

    const written = [...scenarioState.needs('added'), scenarioState.needs('renamed')];
    await compare('each book with its current values', rowsFor(written, rows), written.map(rowOf));
  },
);

test(
  'the deleted book comes as a removed item, and not as a row',
  verifies('CT-ORG-11'),
  async ({ scenarioState, scenarioEntityChanges }) => {
    const { deleted, rows } = await scenarioEntityChanges.secondRequest();

    const book = scenarioState.needs('deleted');
    await compare('one removed item, of book 1', deleted, [deletionOf(book)]);
    await compare('its row is not there', rowsFor([book], rows), [undefined]);
  },
);

test(
  'books that did not change are no news',
  verifies('CT-ORG-12'),
  async ({ scenarioState, scenarioEntityChanges }) => {
    const { rows, comesToRest } = await scenarioEntityChanges.secondRequest();

    const written = [...scenarioState.needs('added'), scenarioState.needs('renamed')].map(book => book.id);
    const others = rows.filter(row => !written.includes(row.sample_bookid));
    await compare('no book of this run besides those that were written', others, []);
    await compare('the chain comes to rest', comesToRest, true);
  },
);

test(
  'both endpoints tell the same books',
  verifies('CT-ORG-16'),
  async ({ scenarioState, scenarioChanges, scenarioEntityChanges }) => {
    const service = await scenarioEntityChanges.secondRequest();
    scenarioState.needs('newDeltaLink');
    const web = await scenarioChanges.secondRequest();

    await compare('each book as RetrieveEntityChanges shows it, and as the delta link does', service.rows, web.rows);
    const ids = (deleted: readonly { id: string }[]) => deleted.map(({ id }) => id);
    await compare('the removed books, through both', ids(service.deleted), ids(web.deleted));
  },
);

test(
  'the new token brings no change, and the chain rests',
  verifies('CT-ORG-14'),
  async ({ scenarioState, scenarioEntityChanges }) => {
    const { place } = await scenarioEntityChanges.secondRequest();
    scenarioState.needs('newDataToken');

    const quiet = await scenarioEntityChanges.quietSince(place);

    await compareSettled('none of this run, whatever others did meanwhile', quiet);
  },
);
