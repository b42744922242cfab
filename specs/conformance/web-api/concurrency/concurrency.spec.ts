import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { verifies } from '../../../../fixtures/report/verifies';
import { readWhile } from '../../../../helpers/sample/replica/read-while';
import { Replica } from '../../../../helpers/sample/replica/replica';
import { writeConcurrently } from '../../../../helpers/sample/replica/write-concurrently';

test('eight writers and one reader: nothing is lost', verifies('CT-CONC-01'), async ({ rows, changes }) => {
  const link = await changes.start();

  const read = await readWhile(changes, link, writeConcurrently(rows));

  const replica = new Replica();
  replica.apply(read.changes);
  await compare('the copy kept by deltas, and the table', replica.rows, await rows.readAll());
});

test('eight writers and one reader: nothing is invented', verifies('CT-CONC-02'), async ({ rows, changes }) => {
  const link = await changes.start();

  const { changes: came, result: history } = await readWhile(changes, link, writeConcurrently(rows));

  const invented = came.filter(change =>
    change.type === 'deleted'
      ? !history.deleted.has(change.id)
      : history.names.get(change.row.sample_bookid)?.has(change.row.sample_name ?? '') !== true,
  );
  await compare('changes came', came.length > 0, true);
  await compare('changes that nobody wrote', invented, []);
});
