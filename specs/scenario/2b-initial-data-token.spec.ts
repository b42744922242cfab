import { test } from '../../fixtures/test';
import { compare } from '../../fixtures/report/compare';
import { verifies } from '../../fixtures/report/verifies';
import { rowsFor } from '../../helpers/sample/book-rows';
import { rowOf } from '../../helpers/sample/books';

test(
  'the first RetrieveEntityChanges brings every seeded book, and a token',
  verifies('CT-ORG-06'),
  async ({ scenarioState, scenarioEntityChanges }) => {
    const seeded = scenarioState.needs('seeded');

    const { rows, place } = await scenarioEntityChanges.initialRead();
    scenarioState.keeps({ initialDataToken: place.token });

    await compare('id, name, code and author of each book', rowsFor(seeded, rows), seeded.map(rowOf));
  },
);

test('it brings no removed book', verifies('CT-ORG-07'), async ({ scenarioState, scenarioEntityChanges }) => {
  scenarioState.needs('seeded');

  const { reads } = await scenarioEntityChanges.initialRead();

  await compare('removed books of this run', reads[0].deleted, []);
});
