import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { verifies } from '../../../../fixtures/report/verifies';

test('rows come by their last write, deletions after them', verifies('CT-DELTA-15'), async ({ rows, changes }) => {
  const first = await rows.create();
  const second = await rows.create();
  const third = await rows.create();
  const link = await changes.start();
  await rows.remove(second);
  const created = await rows.create();
  await rows.update(third, { name: 'last but one' });
  await rows.update(first, { name: 'last' });

  const { ids } = await changes.since(link);

  await compare(
    'created, updated, updated, deleted',
    ids,
    [created, third, first, second].map(book => book.id),
  );
});
