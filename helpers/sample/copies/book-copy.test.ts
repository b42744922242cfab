import { expect } from '@playwright/test';
import type { Patience } from '../../dataverse/change-feed/follow';
import { ExpiredTokenError } from '../../dataverse/errors';
import type { ReplicaChange } from '../../replica/change-sink';
import { test } from '../../replica/testing/database-test';
import { ScriptedSource } from '../../replica/testing/scripted-source';
import type { BookRow } from '../books';
import { bookRow, idOfBook } from '../changes/testing/scripted-feed';
import { BookCopy } from './book-copy';

const [one, two, renamed] = [bookRow(1, 'one'), bookRow(2, 'two'), bookRow(1, 'renamed')];
const ids = new Set([1, 2].map(idOfBook));

const told = (row: BookRow, version: number): ReplicaChange => ({
  type: 'upserted',
  id: row.sample_bookid,
  version: String(version),
  row,
});

/** A minute on a clock that goes on while it is slept. */
function aMinute(): Patience & { readonly pauses: number[] } {
  const pauses: number[] = [];
  const now = (): number => pauses.reduce((sum, pause) => sum + pause, 0);
  return { limit: 60_000, timing: { now, sleep: pause => Promise.resolve(void pauses.push(pause)) }, pauses };
}

test('a copy that holds the rows at once is asked for no more', async ({ database, schema }) => {
  const source = new ScriptedSource().script('start', [[told(one, 1), told(two, 2)]], 'first');
  const copy = await BookCopy.in(database, schema, source);
  expect(await copy.isFilled()).toBe(false);

  const { held, settledAfterMs, syncs } = await copy.catchUp(ids, [one, two], aMinute());

  expect(held).toEqual([one, two]);
  expect(settledAfterMs).toBeUndefined();
  expect(syncs.map(({ reading }) => reading)).toEqual(['full']);
  expect(await copy.isFilled()).toBe(true);
});

test('what is held back is waited for, and how long that took is told', async ({ database, schema }) => {
  const source = new ScriptedSource()
    .script('start', [[told(one, 1), told(two, 2)]], 'first')
    .script('first', [[]], 'second')
    .script('second', [[]], 'third')
    .script('third', [[told(renamed, 3), { type: 'deleted', id: two.sample_bookid }]], 'rest');
  const copy = await BookCopy.in(database, schema, source);
  const patience = aMinute();
  await copy.bringUpToDate();

  const { held, settledAfterMs } = await copy.catchUp(ids, [renamed], patience);

  expect(held).toEqual([renamed]);
  expect(settledAfterMs).toBe(patience.timing.now());
  expect(settledAfterMs).toBeGreaterThan(0);
});

test('a deletion that never comes leaves its row in the copy', async ({ database, schema }) => {
  const source = new ScriptedSource()
    .script('start', [[told(one, 1), told(two, 2)]], 'rest')
    .script('rest', [[]], 'rest');
  const copy = await BookCopy.in(database, schema, source);

  const { held, settledAfterMs } = await copy.catchUp(ids, [one], aMinute());

  expect(held).toEqual([one, two]);
  expect(settledAfterMs).toBeUndefined();
});

test('a copy whose young token is refused proves nothing, as it was read anew', async ({ database, schema }) => {
  const source = new ScriptedSource().script('start', [[told(one, 1)]], 'refused');
  const copy = await BookCopy.in(database, schema, source);
  await copy.bringUpToDate();

  await expect(copy.bringUpToDate()).rejects.toThrow(ExpiredTokenError);
});
