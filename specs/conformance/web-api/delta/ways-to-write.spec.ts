import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { compareSettled } from '../../../../fixtures/report/compare-settled';
import { observe } from '../../../../fixtures/report/evidence';
import { verifies } from '../../../../fixtures/report/verifies';
import { rowOf } from '../../../../helpers/sample/books';
import { describeSettling } from '../../../../helpers/sample/changes/describe-settling';

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
  const book = await rows.create();

  const came = await changes.settled(start, { rows: [rowOf(book)] });

  observe('CT-WRITE-07', describeSettling(came));
});
