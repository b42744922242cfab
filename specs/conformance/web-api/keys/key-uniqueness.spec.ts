import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { refusalIn } from '../../../../fixtures/catch-refusal';
import { compare } from '../../../../fixtures/report/compare';
import { verifies } from '../../../../fixtures/report/verifies';
import { rowOf } from '../../../../helpers/sample/books';

test('rows without a key value stand beside each other', verifies('CT-KEY-14'), async ({ rows, keys }) => {
  const [first, second] = [rows.planOne(), rows.planOne()];

  const replies = [
    await keys.create({ ...rowOf(first), sample_bookcode: null }),
    await keys.create({ ...rowOf(second), sample_bookcode: null }),
  ];

  await compare(
    'both are created',
    replies.map(({ status }) => status),
    [204, 204],
  );
});

test('an update to a taken key value is refused', verifies('CT-KEY-16'), async ({ rows, keys }) => {
  const first = await rows.create();
  const second = await rows.create();

  const reply = await keys.update(second.id, { sample_bookcode: first.code });

  expect(refusalIn(reply), 'a refusal').toBeDefined();
  await compare('the second row keeps its own', await rows.readByCode(second.code), rowOf(second));
});

test('the refusal of such an update has its code', verifies('CT-KEY-21'), async ({ rows, keys }) => {
  const first = await rows.create();
  const second = await rows.create();

  const reply = await keys.update(second.id, { sample_bookcode: first.code });

  expect(refusalIn(reply)).toMatchObject({ body: { error: { code: '0x80060892' } } });
});

test('a key value that no address can carry is unique', verifies('CT-KEY-17'), async ({ rows, keys }) => {
  const code = rows.code('a/b:c');
  const [first, second] = [rows.planOne({ code }), rows.planOne({ code })];
  await rows.insert(first);

  const reply = await keys.create(rowOf(second));

  expect(refusalIn(reply), 'a refusal').toBeDefined();
});
