import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { observe } from '../../../fixtures/report/evidence';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { describeOrder } from '../../../helpers/dataverse/change-feed/describe-order';
import { rowsOf } from '../../../helpers/sample/book-rows';

test(
  'created and updated rows come with their current values',
  repeats('CT-ORG-10'),
  async ({ rows, entityChanges }) => {
    const before = await rows.create();
    const token = await entityChanges.start();
    const created = await rows.create();
    await rows.update(before, { name: 'a name in between' });
    const updated = await rows.update(before, { name: 'the last name' });

    const { rows: came } = await entityChanges.since(token);

    await compare('both books', came, rowsOf([created, updated]));
  },
);

test('rows that did not change do not come', repeats('CT-ORG-12'), async ({ rows, entityChanges }) => {
  await rows.createMany(2);
  const token = await entityChanges.start();
  const created = await rows.create();

  const { ids } = await entityChanges.since(token);

  await compare('the new book alone', [...new Set(ids)], [created.id]);
});

test('a delta in pages of two is whole', verifies('CT-ORG-08'), async ({ rows, entityChanges }) => {
  const token = await entityChanges.start();
  const books = await rows.createMany(5);

  const { rows: came, pages } = await entityChanges.since(token, { pageSize: 2 });

  await compare('each new book once', came, rowsOf(books));
  await compare('more than one page came', pages.length > 1, true);
});

test('no row comes twice in a delta of several pages', verifies('CT-ORG-21'), async ({ rows, entityChanges }) => {
  const gone = await rows.create();
  const token = await entityChanges.start();
  const books = await rows.createMany(5);
  for (const book of books) await rows.update(book, { name: 'another name' });
  await rows.remove(gone);

  const { ids } = await entityChanges.since(token, { pageSize: 2 });

  await compare('the ids that came, and the same without repetition', ids, [...new Set(ids)]);
});

test('the order of the items is observed', verifies('CT-ORG-20'), async ({ rows, entityChanges }) => {
  const first = await rows.create();
  const second = await rows.create();
  const token = await entityChanges.start();
  await rows.remove(first);
  await rows.create();
  await rows.update(second, { name: 'another name' });

  const { changes } = await entityChanges.since(token);

  const versions = changes.some(change => change.type === 'upserted' && change.row['@odata.etag'] !== undefined);
  observe('CT-ORG-20', `${describeOrder(changes)}; row versions are sent: ${versions}`);
});
