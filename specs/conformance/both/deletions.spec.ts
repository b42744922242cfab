import { test } from '../../../fixtures/test';
import { compareSettled } from '../../../fixtures/report/compare-settled';
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
    const start = await changes.start();
    await rows.remove(book);

    const came = await changes.settled(start, { deleted: [deletionOf(book)] });

    await compareSettled('one deletion, of that row, and the row itself not', came);
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
    const start = await changes.start();
    const book = await rows.create();
    await rows.remove(book);

    const came = await changes.settled(start, { deleted: [deletionOf(book)] });

    await compareSettled('one deletion, of that row, and the row itself not', came);
  });
}

for (const { endpoint, title, details } of [
  {
    endpoint: 'Web API',
    title: 'deletions beyond the first page are not lost',
    details: verifies('CT-DELTA-30'),
  },
  {
    endpoint: 'Organization Service',
    title: 'the removed items of a delta in pages of two are whole',
    details: verifies('CT-ORG-24'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const doomed = await rows.createMany(5);
    const start = await changes.start();
    const created = await rows.createMany(5);
    for (const book of doomed) await rows.remove(book);

    const expected = { rows: rowsOf(created), deleted: deletionsOf(doomed) };
    const came = await changes.settled(start, expected, { pageSize: 2 });

    await compareSettled('the five rows and the five deletions', came);
  });
}
