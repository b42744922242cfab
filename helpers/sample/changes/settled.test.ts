import { expect, test } from '@playwright/test';
import { describeFirstRead, describeSettling } from './describe-settling';
import { deletionOf } from './own-changes';
import { nothingTold, type Place, toldRows } from './place';
import { type Settled, sideBySide } from './settled';
import { bookRow, deleted, idOfBook, ScriptedFeed, upserted } from './testing/scripted-feed';

const [one, two, three] = [bookRow(1, 'one'), bookRow(2, 'two'), bookRow(3, 'three')];
const start: Place = { token: 'start', told: nothingTold };
/** Books 1 and 2 were told already. */
const later: Place = { token: 'later', told: toldRows([one, two]) };

const holds = (settled: Settled): boolean => {
  const { came, expected } = sideBySide(settled);
  return JSON.stringify(came) === JSON.stringify(expected);
};

test('a first delta that holds exactly what is expected is enough: nothing is asked after it', async () => {
  const feed = new ScriptedFeed([], [[upserted(two), deleted(3), upserted(one)]]);

  const settled = await feed
    .ownChanges()
    .settled(start, { rows: [two, one], deleted: [deletionOf({ id: idOfBook(3) })] });

  expect(holds(settled)).toBe(true);
  expect(settled).toMatchObject({ settledAfterMs: undefined, place: { token: 'token 1' } });
  expect(feed.asked).toEqual(['start']);
  expect(feed.pauses).toEqual([]);
  expect(describeFirstRead(settled)).toBe('it held every change once, and nothing else');
  expect(describeSettling(settled)).toBe('at once: the first delta was enough');
});

test('a row held back comes with a later delta of the same chain, which has to rest then', async () => {
  const feed = new ScriptedFeed([], [[upserted(one)]], [[]], [[upserted(two)]], [[]]);

  const settled = await feed.ownChanges().settled(start, { rows: [one, two] });

  expect(holds(settled)).toBe(true);
  expect(feed.asked).toEqual(['start', 'token 1', 'token 2', 'token 3']);
  expect(feed.pauses).toEqual([100, 150]);
  expect(settled.settledAfterMs).toBe(250);
  expect(describeFirstRead(settled)).toBe('it lacked 1 of 2 changes');
  expect(describeSettling(settled)).toBe('within 1 s, after 4 deltas');
});

test('a row that was told before and comes once more is no news, and costs no pause', async () => {
  const feed = new ScriptedFeed([], [[upserted(one), upserted(three)]], [[]]);

  const settled = await feed.ownChanges().settled(later, { rows: [three] });

  expect(holds(settled)).toBe(true);
  expect(feed.pauses).toEqual([]);
  expect(describeFirstRead(settled)).toBe('it told 1 beside them');
});

test('what a chain told is not news further on in it', async () => {
  const feed = new ScriptedFeed([], [[upserted(one)]], [[upserted(one)]], [[]]);
  const changes = feed.ownChanges();
  const { place } = await changes.settled(start, { rows: [one] });

  const quiet = await changes.settled(place, {});

  expect(holds(quiet)).toBe(true);
});

test('the last delta that tells of a row is right: a value that comes late, a deletion after the row', async () => {
  const renamed = bookRow(1, 'renamed');
  const feed = new ScriptedFeed([], [[upserted(one), upserted(two)]], [[upserted(renamed), deleted(2)]], [[]]);

  const settled = await feed
    .ownChanges()
    .settled(later, { rows: [renamed], deleted: [deletionOf({ id: idOfBook(2) })] });

  expect(holds(settled)).toBe(true);
});

test('one delta that tells a row and its deletion contradicts itself', async () => {
  const feed = new ScriptedFeed([], [[upserted(one), deleted(1)]], [[]]);

  const settled = await feed.ownChanges().settled(start, { deleted: [deletionOf({ id: idOfBook(1) })] });

  expect(holds(settled)).toBe(false);
});

test('a chain that keeps repeating a row never rests', async () => {
  const feed = new ScriptedFeed([], [[upserted(one)]]);

  const settled = await feed.ownChanges().settled(later, {});

  expect(holds(settled)).toBe(false);
  expect(sideBySide(settled).came).toEqual({ rows: [one], deleted: [], comesToRest: false });
  expect(settled.settledAfterMs).toBeUndefined();
  expect(describeSettling(settled)).toMatch(/^not at rest after \d+ deltas$/);
});

test('a chain that brings what is expected late and then repeats it for ever never rests', async () => {
  const feed = new ScriptedFeed([], [[]], [[upserted(one)]]);

  expect(holds(await feed.ownChanges().settled(start, { rows: [one] }))).toBe(false);
});

test('a row that never comes is missed when patience ends, after pauses that grow', async () => {
  const feed = new ScriptedFeed([], [[upserted(one)]], [[]]);

  const settled = await feed.ownChanges().settled(start, { rows: [one, two] });

  expect(holds(settled)).toBe(false);
  expect(settled).toMatchObject({ rows: [one], comesToRest: true });
  expect(feed.pauses.slice(0, 3)).toEqual([100, 150, 225]);
  expect(feed.pauses.reduce((sum, pause) => sum + pause)).toBe(60_000);
  expect(feed.asked.length).toBeLessThan(25);
});

test('a value, a row or a deletion that nobody wrote is news, also of a row that was told before', async () => {
  const inventions = [upserted(bookRow(1, 'invented')), upserted(three), deleted(2)];

  for (const invented of inventions) {
    const feed = new ScriptedFeed([], [[invented]], [[]]);
    expect(holds(await feed.ownChanges().settled(later, {}))).toBe(false);
  }
});

test('an invention that is taken back is one all the same', async () => {
  const feed = new ScriptedFeed([], [[deleted(1)]], [[upserted(one)]], [[]]);

  expect(holds(await feed.ownChanges().settled(later, {}))).toBe(false);
});

test('of open rows nothing is expected: they are told, and not waited for', async () => {
  const feed = new ScriptedFeed([], [[upserted(one), upserted(two)]]);

  const settled = await feed.ownChanges().settled(start, { rows: [one], open: [idOfBook(2), idOfBook(3)] });

  expect(holds(settled)).toBe(true);
  expect(settled.rows).toEqual([one, two]);
  expect(feed.asked).toHaveLength(1);
});

test('a first read that lacks a row is followed until the chain brings it', async () => {
  const feed = new ScriptedFeed([[upserted(one)]], [[upserted(two)]], [[]]);

  const settled = await feed.ownChanges().settledInitial({ rows: [one, two] });

  expect(holds(settled)).toBe(true);
  expect(settled.place.token).toBe('token 2');
  expect(settled.reads[0].rows).toEqual([one]);
});

test('a row told twice in one delta is told so, and is there once', async () => {
  const feed = new ScriptedFeed([], [[upserted(one), upserted(one)]]);

  const settled = await feed.ownChanges().settled(start, { rows: [one] });

  expect(holds(settled)).toBe(true);
  expect(describeFirstRead(settled)).toBe('it told 1 twice');
});
