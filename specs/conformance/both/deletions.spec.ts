import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { rowsOf } from '../../../helpers/sample/book-rows';
import { deletionOf, deletionsOf } from '../../../helpers/sample/changes/own-changes';

for (const { endpoint, title, details } of [
  { endpoint: 'Web API', title: 'a deleted row comes as deleted', details: repeats('CT-DELTA-04') },
  { endpoint: 'Organization Service', title: 'a deleted row comes as a removed item', details: repeats('CT-ORG-11') },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const book = await rows.create();
    const token = await changes.start();
    await rows.remove(book);

    const read = await changes.since(token);

    await compare('one deletion, of that row', read.deleted, [deletionOf(book)]);
    await compare('and the row itself not', read.rows, []);
  });
}

for (const { endpoint, title, details } of [
  {
    endpoint: 'Web API',
    title: 'a row created and deleted in between comes as deleted',
    details: verifies('CT-DELTA-08'),
  },
  {
    endpoint: 'Organization Service',
    title: 'a row created and deleted in between comes as a removed item only',
    details: verifies('CT-ORG-13'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const token = await changes.start();
    const book = await rows.create();
    await rows.remove(book);

    const read = await changes.since(token);

    await compare('one deletion, of that row', read.deleted, [deletionOf(book)]);
    await compare('and the row itself not', read.rows, []);
  });
}

for (const { endpoint, title, details } of [
  {
    endpoint: 'Web API',
    title: 'deletions beyond the first page are not lost',
    details: verifies('CT-DELTA-20'),
  },
  {
    endpoint: 'Organization Service',
    title: 'the removed items of a delta in pages of two are whole',
    details: repeats('CT-ORG-11'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const doomed = await rows.createMany(5);
    const token = await changes.start();
    const created = await rows.createMany(5);
    for (const book of doomed) await rows.remove(book);

    const read = await changes.since(token, { pageSize: 2 });

    await compare('the five deletions', read.deleted, deletionsOf(doomed));
    await compare('the five rows', read.rows, rowsOf(created));
  });
}
