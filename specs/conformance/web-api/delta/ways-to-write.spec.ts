import {
  byId,
  compare,
  deletionOf,
  expect,
  observe,
  rowOf,
  skipIfUnsupported,
  test,
  verifies,
} from '../../../../fixtures/test';

test('rows written by upsert come', verifies('CT-WRITE-01'), async ({ rows, delta, keys }) => {
  const known = await rows.create();
  const link = await delta.start();
  const code = rows.looseCode('upserted');
  await keys.upsert(code, { sample_name: 'created' });
  await keys.upsert(known.code, { sample_name: 'updated' });

  const changes = await delta.since(link);

  await compare(
    'the created row and the updated one',
    Object.fromEntries(changes.rows.map(row => [row.sample_bookcode, row.sample_name])),
    { [code]: 'created', [known.code]: 'updated' },
  );
});

test('what a change set writes comes', verifies('CT-WRITE-02'), async ({ rows, delta, bulk }) => {
  const known = await rows.create();
  const doomed = await rows.create();
  const link = await delta.start();
  const planned = rows.plan(2);
  const renamed = { ...known, name: 'renamed in a change set' };
  const reply = await bulk.changeSet({ create: planned, update: [renamed], remove: [doomed] });
  skipIfUnsupported('$batch', reply);

  const changes = await delta.since(link);

  expect(reply).toEqual({ status: 200, statuses: [204, 204, 204, 204] });
  await compare('two new rows and the renamed one', changes.rows, byId([...planned, renamed].map(rowOf)));
  await compare('the deletion', changes.deleted, [deletionOf(doomed)]);
});

test('a refused change set leaves nothing behind', verifies('CT-WRITE-03'), async ({ rows, delta, bulk }) => {
  const known = await rows.create();
  const link = await delta.start();
  const fine = rows.plan(1);
  const double = rows.plan(1, { code: known.code });
  const reply = await bulk.changeSet({ create: [...fine, ...double], update: [{ ...known, name: 'never' }] });
  skipIfUnsupported('$batch', reply);

  const changes = await delta.since(link);

  expect(Math.max(reply.status, ...reply.statuses)).toBeGreaterThanOrEqual(400);
  await compare('no change', changes.changes, []);
  await compare('the table as it was', await rows.readAll(), [rowOf(known)]);
});

test('rows made by CreateMultiple come', verifies('CT-WRITE-04'), async ({ rows, delta, bulk }) => {
  const link = await delta.start();
  const books = rows.plan(3);
  const reply = await bulk.createMultiple(books);
  skipIfUnsupported('CreateMultiple', reply);

  const changes = await delta.since(link);

  expect(reply).toMatchObject({ status: 200, body: { Ids: books.map(({ id }) => id) } });
  await compare('the three rows', changes.rows, byId(books.map(rowOf)));
});

test('rows changed by UpdateMultiple come', verifies('CT-WRITE-05'), async ({ rows, delta, bulk }) => {
  const books = await rows.createMany(3);
  const link = await delta.start();
  const renamed = books.map(book => ({ ...book, name: `${book.name} renamed` }));
  const reply = await bulk.updateMultiple(renamed);
  skipIfUnsupported('UpdateMultiple', reply);

  const changes = await delta.since(link);

  expect(reply.status).toBe(204);
  await compare('the three rows with their new names', changes.rows, byId(renamed.map(rowOf)));
});

test('a lookup set by @odata.bind comes', verifies('CT-WRITE-06'), async ({ rows, delta, environment }) => {
  const { userId } = environment;
  const link = await delta.start({ select: ['_ownerid_value'] });
  const [book] = rows.planPair();
  await rows.insert(book, { 'ownerid@odata.bind': `/systemusers(${userId})` });

  const changes = await delta.since(link);

  await compare('the row with its owner', changes.rows, [{ sample_bookid: book.id, _ownerid_value: userId }]);
});

test('how soon a change comes is observed', verifies('CT-WRITE-07'), async ({ rows, delta }) => {
  const link = await delta.start();
  const { id } = await rows.create();
  const answered = performance.now();
  let asked = 0;

  await expect
    .poll(
      async () => {
        asked += 1;
        return (await delta.since(link)).ids;
      },
      { timeout: 60_000 },
    )
    .toContain(id);

  const seconds = Math.ceil((performance.now() - answered) / 1_000);
  observe('CT-WRITE-07', asked === 1 ? 'at once: in the first delta asked for' : `within ${seconds} s`);
});
