import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { compareSettled } from '../../../fixtures/report/compare-settled';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { rowsFor, rowsOf } from '../../../helpers/sample/book-rows';
import { rowOf } from '../../../helpers/sample/books';

for (const { endpoint, title, details } of [
  {
    endpoint: 'Web API',
    title: 'a row of a first read carries the selected columns and its primary key',
    details: repeats('CT-INIT-04'),
  },
  {
    endpoint: 'Organization Service',
    title: 'without a DataVersion every row comes with its values, and a token',
    details: repeats('CT-ORG-06'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const books = await rows.createMany(3);

    const came = await changes.settledInitial({ rows: rowsOf(books) });

    await compareSettled('id, name, code and author of each book', came);
  });
}

for (const { endpoint, title, details } of [
  {
    endpoint: 'Web API',
    title: 'a row deleted before is not in a first read',
    details: verifies('CT-INIT-05'),
  },
  {
    endpoint: 'Organization Service',
    title: 'without a DataVersion a row that was deleted before does not come',
    details: repeats('CT-ORG-07'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const stays = await rows.create();
    const gone = await rows.create();
    await rows.remove(gone);

    // A first read that is too early for the deletion holds the row, and the deletion follows.
    const came = await changes.settledInitial({ rows: [rowOf(stays)], open: [gone.id] });

    await compareSettled('the row that stays', came);
    await compare('the other is not there', rowsFor([gone], came.rows), [undefined]);
    await compare('no deletion in the first read', came.reads[0].deleted, []);
  });
}

for (const { endpoint, title, details } of [
  {
    endpoint: 'Web API',
    title: 'a first read in small pages brings every row, with its selected columns',
    details: repeats('CT-INIT-02', 'CT-INIT-04'),
  },
  {
    endpoint: 'Organization Service',
    title: 'small pages without a DataVersion bring every row',
    details: verifies('CT-ORG-08'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const books = await rows.createMany(5);

    const pageSize = await changes.smallPageSize();
    const came = await changes.settledInitial({ rows: rowsOf(books) }, { pageSize });

    await compareSettled('each book', came);
  });
}

for (const { endpoint, title, details } of [
  {
    endpoint: 'Web API',
    title: 'no row comes twice over all pages of a first read',
    details: repeats('CT-INIT-13'),
  },
  {
    endpoint: 'Organization Service',
    title: 'no row comes twice over all pages without a DataVersion',
    details: verifies('CT-ORG-21'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    await rows.createMany(5);

    const { ids } = await changes.initial({ pageSize: await changes.smallPageSize() });

    await compare('the ids that came, and the same without repetition', ids, [...new Set(ids)]);
  });
}
