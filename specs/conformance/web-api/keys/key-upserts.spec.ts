import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { refusalIn } from '../../../../fixtures/catch-refusal';
import { compare } from '../../../../fixtures/report/compare';
import { verifies } from '../../../../fixtures/report/verifies';
import { rowOf } from '../../../../helpers/sample/books';

test('an upsert by an unknown key value creates the row', verifies('CT-KEY-08'), async ({ rows, keys }) => {
  const code = rows.unownedCode('new');

  const reply = await keys.upsert(code, { sample_name: 'made by upsert' });

  expect(reply.status).toBe(204);
  expect(await rows.readByCode(code)).toMatchObject({ sample_bookcode: code, sample_name: 'made by upsert' });
});

test('an upsert by a known key value updates its row', verifies('CT-KEY-09'), async ({ rows, keys }) => {
  const book = await rows.create();

  const reply = await keys.upsert(book.code, { sample_name: 'upserted' });

  expect(reply.status).toBe(204);
  await compare('one row, with its id and its new name', await rows.readAll(), [rowOf({ ...book, name: 'upserted' })]);
});

test('an upsert that may only update creates nothing', verifies('CT-KEY-10'), async ({ rows, keys }) => {
  const code = rows.unownedCode('absent');

  const reply = await keys.upsert(code, { sample_name: 'never' }, { only: 'update' });

  expect(refusalIn(reply)).toMatchObject({ status: 404 });
  await compare('no row has the key value', await rows.readAll(), []);
});

test('an upsert that may only create changes nothing', verifies('CT-KEY-11'), async ({ rows, keys }) => {
  const book = await rows.create();

  const reply = await keys.upsert(book.code, { sample_name: 'never' }, { only: 'create' });

  expect(refusalIn(reply)).toMatchObject({ status: 412 });
  await compare('the row as it was', await rows.readAll(), [rowOf(book)]);
});

test('an upsert tells by its status what it did', verifies('CT-KEY-12'), async ({ rows, keys }) => {
  const code = rows.unownedCode('twice');

  const first = await keys.upsert(code, { sample_name: 'first' }, { returnRow: true });
  const second = await keys.upsert(code, { sample_name: 'second' }, { returnRow: true });

  expect(first).toMatchObject({ status: 201, body: { sample_bookcode: code, sample_name: 'first' } });
  expect(second).toMatchObject({ status: 200, body: { sample_bookcode: code, sample_name: 'second' } });
});

test('the key value in the body yields to the row, not to a new one', verifies('CT-KEY-13'), async ({ rows, keys }) => {
  const book = await rows.create();
  const [address, other] = [rows.unownedCode('address'), rows.unownedCode('body')];

  const updated = await keys.upsert(book.code, {
    sample_bookcode: rows.unownedCode('ignored'),
    sample_name: 'updated',
  });
  const created = await keys.upsert(address, { sample_bookcode: other, sample_name: 'created' });

  await compare('both are done', [updated.status, created.status], [204, 204]);
  const codes = (await rows.readAll()).map(row => row.sample_bookcode);
  await compare('the known code, and the one of the body', codes.toSorted(), [book.code, other].toSorted());
});
