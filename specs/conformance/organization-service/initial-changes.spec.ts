import { byId, compare, repeats, rowOf, test, verifies } from '../../../fixtures/test';

test(
  'without a DataVersion every row comes with its values, and a token',
  repeats('CT-ORG-06'),
  async ({ rows, entityChanges }) => {
    const books = await rows.createMany(3);

    const { rows: came } = await entityChanges.initial();

    await compare('each book once', came, byId(books.map(rowOf)));
  },
);

test(
  'without a DataVersion a row that was deleted before does not come',
  repeats('CT-ORG-07'),
  async ({ rows, entityChanges }) => {
    const kept = await rows.create();
    const deleted = await rows.create();
    await rows.remove(deleted);

    const { rows: came, deleted: removed } = await entityChanges.initial();

    await compare('the book that is left', came, [rowOf(kept)]);
    await compare('no removed item', removed, []);
  },
);

test('small pages bring every row', verifies('CT-ORG-08'), async ({ rows, entityChanges }) => {
  const books = await rows.createMany(5);

  const { rows: came, pages } = await entityChanges.initial({ pageSize: await entityChanges.smallPageSize() });

  await compare('each book once', came, byId(books.map(rowOf)));
  await compare('more than one page came', pages.length > 1, true);
});

test('only the last page carries a DataToken', verifies('CT-ORG-09'), async ({ rows, entityChanges }) => {
  await rows.createMany(5);

  const { pages } = await entityChanges.initial({ pageSize: await entityChanges.smallPageSize() });

  const tokens = pages.map(({ dataToken, moreRecords }) => ({ token: dataToken !== undefined, moreRecords }));
  const middle = Array.from({ length: pages.length - 1 }, () => ({ token: false, moreRecords: true }));
  await compare('no token while there are more records', tokens, [...middle, { token: true, moreRecords: false }]);
});

test('no row comes twice over all pages', verifies('CT-ORG-21'), async ({ rows, entityChanges }) => {
  await rows.createMany(5);

  const { ids } = await entityChanges.initial({ pageSize: await entityChanges.smallPageSize() });

  await compare('the ids that came, and the same without repetition', ids, [...new Set(ids)]);
});
