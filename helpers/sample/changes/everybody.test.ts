import { expect, test } from '@playwright/test';
import { toldAsThere } from './everybody';
import { bookRow, deleted, idOfBook, ScriptedFeed, upserted } from './testing/scripted-feed';

test('a row that a later delta of the chain told as deleted was not told as there', async () => {
  const told = [upserted(bookRow(1, 'of this test')), upserted(bookRow(2, 'of another'))];
  const changes = new ScriptedFeed([[]], [told], [[deleted(2), upserted(bookRow(3, 'later'))]]).ownChanges();

  const first = await changes.since('token 0');
  const second = await changes.since(first.token);

  expect(toldAsThere([first])).toEqual([1, 2].map(idOfBook));
  expect(toldAsThere([first, second])).toEqual([1, 3].map(idOfBook));
});
