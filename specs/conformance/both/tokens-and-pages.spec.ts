import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { rowsOf } from '../../../helpers/sample/book-rows';

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
    const token = await changes.start();
    const books = await rows.createMany(5);

    const { pages, rows: brought } = await changes.since(token, { pageSize: 2 });

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
  { endpoint: 'Web API', title: 'a link followed at once brings no change', details: repeats('CT-DELTA-07') },
  { endpoint: 'Organization Service', title: 'the newest token brings no change', details: repeats('CT-ORG-14') },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const start = await changes.start();
    await rows.create();
    const { token } = await changes.since(start);

    const read = await changes.since(token);

    await compare('no change of this test', read.changes, []);
  });
}
