import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { verifies } from '../../../../fixtures/report/verifies';
import { rowsOf } from '../../../../helpers/sample/book-rows';
import { deletionOf } from '../../../../helpers/sample/changes/own-changes';

test('rows come by their last write, deletions after them', verifies('CT-DELTA-15'), async ({ rows, changes }) => {
  const first = await rows.create();
  const second = await rows.create();
  const third = await rows.create();
  const start = await changes.start();
  await rows.remove(second);
  const created = await rows.create();
  const lastButOne = await rows.update(third, { name: 'last but one' });
  const last = await rows.update(first, { name: 'last' });

  const expected = { rows: rowsOf([created, lastButOne, last]), deleted: [deletionOf(second)] };
  const { reads } = await changes.settled(start, expected);

  const inOrder = [created, third, first, second].map(book => book.id);
  await compare(
    'in each delta: created, updated, updated, deleted',
    reads.map(({ ids }) => ids),
    reads.map(({ ids }) => inOrder.filter(id => ids.includes(id))),
  );
});
