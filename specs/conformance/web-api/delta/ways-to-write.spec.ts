import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { refusalIn } from '../../../../fixtures/catch-refusal';
import { compare } from '../../../../fixtures/report/compare';
import { compareSettled } from '../../../../fixtures/report/compare-settled';
import { skipIfUnsupported } from '../../../../fixtures/report/unsupported';
import { mustBeWritten } from '../../../../fixtures/report/must-be-written';
import { observe } from '../../../../fixtures/report/evidence';
import { inEitherCase } from '../../../../fixtures/report/in-either-case';
import { verifies } from '../../../../fixtures/report/verifies';
import { rowsOf } from '../../../../helpers/sample/book-rows';
import { rowOf } from '../../../../helpers/sample/books';
import { deletionOf } from '../../../../helpers/sample/changes/own-changes';

test('rows written by upsert come', verifies('CT-WRITE-01'), async ({ rows, changes, keys }) => {
  const known = await rows.create();
  const start = await changes.start();
  const code = rows.unownedCode('upserted');
  mustBeWritten(await keys.upsert(code, { sample_name: 'created' }));
  mustBeWritten(await keys.upsert(known.code, { sample_name: 'updated' }));

  const table = await rows.readAll();
  const came = await changes.settled(start, { rows: table });

  await compareSettled('the created row and the updated one, as the table holds them', came);
  await compare('their names', Object.fromEntries(came.rows.map(row => [row.sample_bookcode, row.sample_name])), {
    [code]: 'created',
    [known.code]: 'updated',
  });
});

test('what a change set writes comes', verifies('CT-WRITE-02'), async ({ rows, changes, bulk }) => {
  const known = await rows.create();
  const doomed = await rows.create();
  const start = await changes.start();
  const planned = rows.plan(2);
  const renamed = { ...known, name: 'renamed in a change set' };
  const reply = await bulk.changeSet({ create: planned, update: [renamed], remove: [doomed] });
  skipIfUnsupported('$batch', reply);
  mustBeWritten(reply);

  expect(reply).toEqual({ status: 200, statuses: [204, 204, 204, 204] });

  const came = await changes.settled(start, { rows: rowsOf([...planned, renamed]), deleted: [deletionOf(doomed)] });

  await compareSettled('two new rows, the renamed one, and the deletion', came);
});

test('a refused change set leaves nothing behind', verifies('CT-WRITE-03'), async ({ rows, changes, bulk }) => {
  const known = await rows.create();
  const start = await changes.start();
  const fine = rows.plan(1);
  const double = rows.plan(1, { code: known.code });
  const reply = await bulk.changeSet({ create: [...fine, ...double], update: [{ ...known, name: 'never' }] });
  skipIfUnsupported('$batch', reply);

  expect(refusalIn({ status: Math.max(reply.status, ...reply.statuses) }), 'a refusal').toBeDefined();

  const quiet = await changes.settled(start, {});

  await compareSettled('no change', quiet);
  await compare('the table as it was', await rows.readAll(), [rowOf(known)]);
});

test('rows made by CreateMultiple come', verifies('CT-WRITE-04'), async ({ rows, changes, bulk }) => {
  const start = await changes.start();
  const books = rows.plan(3);
  const reply = await bulk.createMultiple(books);
  skipIfUnsupported('bulk operations', reply);
  mustBeWritten(reply);

  expect(reply).toMatchObject({ status: 200, body: { Ids: books.map(({ id }) => inEitherCase(id)) } });

  const came = await changes.settled(start, { rows: rowsOf(books) });

  await compareSettled('the three rows', came);
});

test('rows changed by UpdateMultiple come', verifies('CT-WRITE-05'), async ({ rows, changes, bulk }) => {
  const books = await rows.createMany(3);
  const start = await changes.start();
  const renamed = books.map(book => ({ ...book, name: `${book.name} renamed` }));
  const reply = await bulk.updateMultiple(renamed);
  skipIfUnsupported('bulk operations', reply);
  mustBeWritten(reply);

  expect(reply.status).toBe(204);

  const came = await changes.settled(start, { rows: rowsOf(renamed) });

  await compareSettled('the three rows with their new names', came);
});

test('a lookup set by @odata.bind comes', verifies('CT-WRITE-06'), async ({ rows, changes, environment }) => {
  const { userId } = environment;
  const owners = changes.selecting('_ownerid_value');
  const start = await owners.start();
  const book = rows.planOne();
  await rows.insert(book, { 'ownerid@odata.bind': `/systemusers(${userId})` });

  const expected = { sample_bookid: book.id, _ownerid_value: userId.toLowerCase() };
  const came = await owners.settled(start, { rows: [expected] });

  await compareSettled('the row with its owner', came);
});

test('a created row is answered with its address', verifies('CT-WRITE-08'), async ({ rows, keys }) => {
  const book = rows.planOne();

  const { status, headers } = await keys.create(rowOf(book));

  expect(status).toBe(204);
  expect(headers.get('odata-entityid')?.toLowerCase()).toMatch(new RegExp(`/sample_books\\(${book.id}\\)$`));
});

test('how soon a change comes is observed', verifies('CT-WRITE-07'), async ({ rows, changes }) => {
  const start = await changes.start();
  const { id } = await rows.create();
  const answered = performance.now();
  let asked = 0;

  await expect
    .poll(
      async () => {
        asked += 1;
        return (await changes.since(start.token)).ids;
      },
      { timeout: 60_000 },
    )
    .toContain(id);

  const seconds = Math.ceil((performance.now() - answered) / 1_000);
  observe('CT-WRITE-07', asked === 1 ? 'at once: in the first delta asked for' : `within ${seconds} s`);
});
