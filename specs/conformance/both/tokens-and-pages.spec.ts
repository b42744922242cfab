import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { compareSettled } from '../../../fixtures/report/compare-settled';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { rowsOf } from '../../../helpers/sample/book-rows';
import { rowOf } from '../../../helpers/sample/books';
import { deletionsOf } from '../../../helpers/sample/changes/own-changes';

for (const { endpoint, title, details } of [
  {
    endpoint: 'Web API',
    title: 'only the last page of a delta carries a delta link',
    details: verifies('CT-DELTA-19'),
  },
  {
    endpoint: 'Organization Service',
    title: 'only the last page of a delta carries a DataToken',
    details: verifies('CT-ORG-09'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const start = await changes.start();
    const books = await rows.createMany(5);
    await changes.settled(start, { rows: rowsOf(books) });

    const { pages, rows: brought } = await changes.since(start.token, { pageSize: 2 });

    const came = pages.map(page => ({ hasMore: page.hasMore, token: page.token !== undefined }));
    await compare('more to come on all pages but the last, a token there', came, [
      ...pages.slice(1).map(() => ({ hasMore: true, token: false })),
      { hasMore: false, token: true },
    ]);
    await compare('more than one page came', pages.length > 1, true);
    await compare('each row over all pages', brought, rowsOf(books));
  });
}

for (const { endpoint, title, details } of [
  {
    endpoint: 'Web API',
    title: 'the rows of a delta in pages of two are whole, with deletions beside them',
    details: verifies('CT-DELTA-20'),
  },
  {
    endpoint: 'Organization Service',
    title: 'a delta in pages of two is whole',
    details: verifies('CT-ORG-08'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const doomed = await rows.createMany(2);
    const start = await changes.start();
    const created = await rows.createMany(5);
    for (const book of doomed) await rows.remove(book);

    const expected = { rows: rowsOf(created), open: doomed.map(({ id }) => id) };
    const came = await changes.settled(start, expected, { pageSize: 2 });

    await compareSettled('the five rows', came);
  });
}

for (const { endpoint, title, details } of [
  {
    endpoint: 'Web API',
    title: 'no row comes twice over all pages of a delta',
    details: repeats('CT-DELTA-06'),
  },
  {
    endpoint: 'Organization Service',
    title: 'no row comes twice in a delta of several pages',
    details: verifies('CT-ORG-21'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const gone = await rows.create();
    const start = await changes.start();
    const books = await rows.createMany(5);
    const renamed = books.map(book => ({ ...book, name: 'another name' }));
    for (const book of books) await rows.update(book, { name: 'another name' });
    await rows.remove(gone);

    const expected = { rows: rowsOf(renamed), deleted: deletionsOf([gone]) };
    const { reads } = await changes.settled(start, expected, { pageSize: 2 });

    const ids = reads.map(read => read.ids);
    const unrepeated = ids.map(came => [...new Set(came)]);
    await compare('the ids in each delta, and the same without repetition', ids, unrepeated);
  });
}

for (const { endpoint, title, details } of [
  { endpoint: 'Web API', title: 'a link followed on brings no change', details: repeats('CT-DELTA-07') },
  { endpoint: 'Organization Service', title: 'the newest token brings no change', details: repeats('CT-ORG-14') },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const deleted = await rows.create();
    const start = await changes.start();
    const book = await rows.create();
    await rows.remove(deleted);
    const { place } = await changes.settled(start, { rows: [rowOf(book)], deleted: deletionsOf([deleted]) });

    const quiet = await changes.settled(place, {});

    await compareSettled('no change of this test', quiet);
  });
}
