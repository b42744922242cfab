import { expect, test } from '@playwright/test';
import { bookRow, deleted, ScriptedFeed, upserted } from '../changes/testing/scripted-feed';
import { catchUp, readWhile } from './read-while';

const [one, two] = [bookRow(1, 'one'), bookRow(2, 'two')];

test('a reader that has the whole table with its first delta after the work asks for no more', async () => {
  const feed = new ScriptedFeed([], [[upserted(one), upserted(two)]]);

  const { copy, changes } = await readWhile(feed.ownChanges(), 'start', {
    work: Promise.resolve(),
    readTable: () => Promise.resolve([one, two]),
  });

  expect(copy).toEqual([one, two]);
  expect(changes).toHaveLength(2 * feed.asked.length);
  expect(feed.pauses).toEqual([]);
});

test('a reader waits for what is held back after the work, and for the rest', async () => {
  const feed = new ScriptedFeed([], [[]], [[upserted(two)]], [[deleted(1)]], [[]]);

  const { copy } = await catchUp(feed.ownChanges(), 'start', { changes: [upserted(one)], table: [two] });

  expect(copy).toEqual([two]);
  expect(feed.asked).toHaveLength(4);
});

test('a reader that never gets there shows the copy that it has', async () => {
  const feed = new ScriptedFeed([], [[]]);

  const { copy } = await catchUp(feed.ownChanges(), 'start', { changes: [upserted(one)], table: [one, two] });

  expect(copy).toEqual([one]);
});
