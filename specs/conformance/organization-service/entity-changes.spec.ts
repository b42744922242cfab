import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { compareSettled } from '../../../fixtures/report/compare-settled';
import { observe } from '../../../fixtures/report/evidence';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { describeOrder } from '../../../helpers/dataverse/change-feed/describe-order';
import { rowsOf } from '../../../helpers/sample/book-rows';
import { rowOf } from '../../../helpers/sample/books';
import { deletionOf } from '../../../helpers/sample/changes/own-changes';

test(
  'created and updated rows come with their current values',
  repeats('CT-ORG-10'),
  async ({ rows, entityChanges }) => {
    const before = await rows.create();
    const start = await entityChanges.start();
    const created = await rows.create();
    await rows.update(before, { name: 'a name in between' });
    const updated = await rows.update(before, { name: 'the last name' });

    const came = await entityChanges.settled(start, { rows: rowsOf([created, updated]) });

    await compareSettled('both books', came);
  },
);

test('a lookup comes as a reference', verifies('CT-ORG-30'), async ({ rows, entityChanges, environment }) => {
  const { userId } = environment;
  const owners = entityChanges.selecting('ownerid');
  const start = await owners.start();
  const book = rows.planOne();
  await rows.insert(book, { 'ownerid@odata.bind': `/systemusers(${userId})` });

  const came = await owners.settled(start, { rows: [{ sample_bookid: book.id, ownerid: userId.toLowerCase() }] });

  await compareSettled('the row with its owner', came);
});

test('rows that did not change do not come', repeats('CT-ORG-12'), async ({ rows, entityChanges }) => {
  await rows.createMany(2);
  const start = await entityChanges.start();
  const created = await rows.create();

  const came = await entityChanges.settled(start, { rows: [rowOf(created)] });

  await compareSettled('the new book alone', came);
});

test(
  'a delta of five changes comes in several pages of two',
  verifies('CT-ORG-25'),
  async ({ rows, entityChanges }) => {
    const start = await entityChanges.start();
    const books = await rows.createMany(5);
    await entityChanges.settled(start, { rows: rowsOf(books) });

    const { pages } = await entityChanges.since(start.token, { pageSize: 2 });

    await compare('more than one page came', pages.length > 1, true);
  },
);

test('an answer without changes carries a token too', verifies('CT-ORG-23'), async ({ entityChanges }) => {
  const { token } = await entityChanges.start();

  const { changes, pages } = await entityChanges.since(token);

  await compare('no change of this test', changes, []);
  await compare('a token on the last page', pages.at(-1)?.token !== undefined, true);
});

test('the order of the items is observed', verifies('CT-ORG-20'), async ({ rows, entityChanges }) => {
  const first = await rows.create();
  const second = await rows.create();
  const start = await entityChanges.start();
  await rows.remove(first);
  const third = await rows.create();
  const renamed = await rows.update(second, { name: 'another name' });

  const expected = { rows: rowsOf([third, renamed]), deleted: [deletionOf(first)] };
  const { reads } = await entityChanges.settled(start, expected);

  const { changes } = reads[0];

  const versions = changes.some(change => change.type === 'upserted' && change.row['@odata.etag'] !== undefined);
  observe('CT-ORG-20', `${describeOrder(changes)}; row versions are sent: ${versions}`);
});
