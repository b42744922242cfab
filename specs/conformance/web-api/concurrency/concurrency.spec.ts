import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { verifies } from '../../../../fixtures/report/verifies';
import { idOf } from '../../../../helpers/sample/changes/own-read';
import { readWhile } from '../../../../helpers/sample/replica/read-while';
import { writeConcurrently } from '../../../../helpers/sample/replica/write-concurrently';

test('eight writers and one reader: nothing is lost', verifies('CT-CONC-01'), async ({ rows, changes }) => {
  const { token } = await changes.start();

  const { copy, table } = await readWhile(changes, token, {
    work: writeConcurrently(rows),
    readTable: () => rows.readAll(),
  });

  await compare('the copy kept by deltas, and the table', copy, table);
});

test('eight writers and one reader: nothing is invented', verifies('CT-CONC-02'), async ({ rows, changes }) => {
  const { token } = await changes.start();

  const { changes: came, result: history } = await readWhile(changes, token, {
    work: writeConcurrently(rows),
    readTable: () => rows.readAll(),
  });

  const invented = came.filter(change =>
    change.type === 'deleted'
      ? !history.deleted.has(change.id)
      : history.names.get(idOf(change))?.has(change.row.sample_name ?? '') !== true,
  );
  await compare('changes came', came.length > 0, true);
  await compare('changes that nobody wrote', invented, []);
});
