import { test } from '../../fixtures/test';
import { compare } from '../../fixtures/report/compare';
import { verifies } from '../../fixtures/report/verifies';
import { rowsFor } from '../../helpers/sample/book-rows';
import { asDocumented, firstAnswerOf } from '../../helpers/sample/requests/first-answer';
import { rowOf } from '../../helpers/sample/books';

test(
  'the documented first request is answered, and the read ends with a delta link',
  verifies('CT-INIT-01'),
  async ({ scenarioState, scenarioChanges, rawDelta }) => {
    scenarioState.needs('seeded');

    const first = firstAnswerOf(await rawDelta.askAsDocumented());
    const { place } = await scenarioChanges.initialRead();

    await compare('the answer', first, asDocumented(first));
    scenarioState.keeps({ initialDeltaLink: place.token });
  },
);

test('every seeded book comes', verifies('CT-INIT-02'), async ({ scenarioState, scenarioChanges }) => {
  scenarioState.needs('initialDeltaLink');
  const seeded = scenarioState.needs('seeded');

  const { rows } = await scenarioChanges.initialRead();

  await compare(
    'the codes that came, and those seeded',
    rows.map(row => row.sample_bookcode).toSorted(),
    seeded.map(book => book.code).toSorted(),
  );
});

test('no book comes twice', verifies('CT-INIT-13'), async ({ scenarioState, scenarioChanges }) => {
  scenarioState.needs('initialDeltaLink');

  const { reads } = await scenarioChanges.initialRead();

  const { ids } = reads[0];
  await compare('the ids that came, and the same without repetition', ids, [...new Set(ids)]);
});

test(
  'each row carries the selected columns and its primary key',
  verifies('CT-INIT-04'),
  async ({ scenarioState, scenarioChanges }) => {
    scenarioState.needs('initialDeltaLink');
    const seeded = scenarioState.needs('seeded');

    const { rows } = await scenarioChanges.initialRead();

    await compare('id, name, code and author of each book', rowsFor(seeded, rows), seeded.map(rowOf));
  },
);

test(
  'read in small pages, only the last page carries a delta link',
  verifies('CT-INIT-03'),
  async ({ scenarioState, scenarioChanges }) => {
    scenarioState.needs('initialDeltaLink');
    const seeded = scenarioState.needs('seeded');

    const { pages, ids } = await scenarioChanges.readInSmallPages();

    const links = pages.map(({ hasMore, token }) => ({ next: hasMore, delta: token !== undefined }));
    const middle = Array.from({ length: pages.length - 1 }, () => ({ next: true, delta: false }));
    await compare('a next link on all pages but the last, a delta link there', links, [
      ...middle,
      { next: false, delta: true },
    ]);
    await compare('more than one page came', pages.length > 1, true);
    await compare('the ids over all pages, and those seeded', ids.toSorted(), seeded.map(book => book.id).toSorted());
  },
);
