import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { compareSettled } from '../../../fixtures/report/compare-settled';
import { verifies } from '../../../fixtures/report/verifies';
import { rowsOf } from '../../../helpers/sample/book-rows';

test('small pages bring every row', verifies('CT-ORG-08'), async ({ rows, entityChanges }) => {
  const books = await rows.createMany(5);

  const pageSize = await entityChanges.smallPageSize();
  const came = await entityChanges.settledInitial({ rows: rowsOf(books) }, { pageSize });

  await compareSettled('each book', came);
});

test('five rows come in several small pages', verifies('CT-ORG-25'), async ({ rows, entityChanges }) => {
  await rows.createMany(5);

  const { pages } = await entityChanges.initial({ pageSize: await entityChanges.smallPageSize() });

  await compare('more than one page came', pages.length > 1, true);
});

test('only the last page carries a DataToken', verifies('CT-ORG-09'), async ({ rows, entityChanges }) => {
  await rows.createMany(5);

  const { pages } = await entityChanges.initial({ pageSize: await entityChanges.smallPageSize() });

  const tokens = pages.map(({ token, hasMore }) => ({ token: token !== undefined, hasMore }));
  const middle = Array.from({ length: pages.length - 1 }, () => ({ token: false, hasMore: true }));
  await compare('no token while there are more records', tokens, [...middle, { token: true, hasMore: false }]);
});

test('no row comes twice over all pages', verifies('CT-ORG-21'), async ({ rows, entityChanges }) => {
  await rows.createMany(5);

  const { ids } = await entityChanges.initial({ pageSize: await entityChanges.smallPageSize() });

  await compare('the ids that came, and the same without repetition', ids, [...new Set(ids)]);
});
