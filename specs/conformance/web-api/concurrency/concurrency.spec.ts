import { byId, compare, readWhile, Replica, test, verifies, writeAtOnce } from '../../../../fixtures/test';

test('eight writers and one reader: nothing is lost', verifies('CT-CONC-01'), async ({ rows, delta }) => {
  const link = await delta.start();

  const { changes } = await readWhile(delta, link, writeAtOnce(rows));

  const replica = new Replica();
  replica.apply(changes);
  await compare('the copy kept by deltas, and the table', replica.rows, byId(await rows.readAll()));
});

test('eight writers and one reader: nothing is invented', verifies('CT-CONC-02'), async ({ rows, delta }) => {
  const link = await delta.start();

  const { changes, result: history } = await readWhile(delta, link, writeAtOnce(rows));

  const invented = changes.filter(change =>
    change.type === 'deleted'
      ? !history.deleted.has(change.id)
      : history.names.get(change.row.sample_bookid)?.has(change.row.sample_name ?? '') !== true,
  );
  await compare('changes came', changes.length > 0, true);
  await compare('changes that nobody wrote', invented, []);
});
