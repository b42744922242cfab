import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { rowsOf } from '../../../helpers/sample/book-rows';
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

    const read = await changes.initial();

    await compare('id, name, code and author of each book', read.rows, rowsOf(books));
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
    await rows.remove(await rows.create());

    const read = await changes.initial();

    await compare('the row that stays, alone', read.rows, [rowOf(stays)]);
    await compare('no deletion', read.deleted, []);
  });
}
