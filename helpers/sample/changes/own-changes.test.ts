import { expect, test } from '@playwright/test';
import { DataverseError, ProtocolError } from '../../dataverse/errors';
import type { BookRow } from '../books';
import { deletionOf, deletionsOf } from './own-changes';
import { bookRow, deleted, idOfBook, ScriptedFeed, upserted } from './testing/scripted-feed';

const owner = { ids: new Set([idOfBook(1), idOfBook(2)]) };

test('own rows are told from other people’s by their id or their code, and the order is kept', async () => {
  const feed = new ScriptedFeed(
    [],
    [
      [
        upserted(bookRow(3, 'by code')),
        upserted(bookRow(4, 'not mine', 'other-1')),
        deletionOf({ id: idOfBook(2) }),
        deletionOf({ id: idOfBook(5) }),
        upserted(bookRow(1, 'by id', 'other-2')),
      ],
    ],
  );

  const { ids, pages } = await feed.ownChanges(owner).since('x');

  expect(ids).toEqual([3, 2, 1].map(idOfBook));
  expect(pages[0]?.changes).toHaveLength(5);
});

test('a row that comes twice counts once, as it came last; rows and deletions are in the order of their ids', async () => {
  const feed = new ScriptedFeed([
    [upserted(bookRow(2, 'first')), deleted(2)],
    [upserted(bookRow(1, 'only')), upserted(bookRow(2, 'last')), deleted(1), deleted(2)],
  ]);

  const read = await feed.ownChanges(owner).initial();

  expect(read.rows).toEqual([bookRow(1, 'only'), bookRow(2, 'last')]);
  expect(read.deleted).toEqual(deletionsOf([{ id: idOfBook(2) }, { id: idOfBook(1) }]));
  expect(read.ids).toHaveLength(6);
});

test('ids in upper case are those that they are in lower case', async () => {
  const shouted = { ...bookRow(1, 'loud', 'other'), sample_bookid: idOfBook(1).toUpperCase() };

  const read = await new ScriptedFeed([[upserted(shouted)]]).ownChanges(owner).initial();

  expect(read.rows).toEqual([bookRow(1, 'loud', 'other')]);
  expect(read.ids).toEqual([idOfBook(1)]);
});

test('a row without its primary key is not what is documented', async () => {
  const { sample_bookid: _id, ...nameless } = bookRow(1, 'nameless');
  const change = { type: 'upserted', row: nameless as BookRow } as const;

  const read = new ScriptedFeed([[change]]).ownChanges(owner).initial();

  await expect(read).rejects.toThrow(ProtocolError);
});

test('columns that nobody asked for are left out of what is compared, and stay on the pages', async () => {
  const wide = { ...bookRow(1, 'wide'), sample_price: 5 };

  const read = await new ScriptedFeed([[upserted(wide)]]).ownChanges(owner).initial();

  expect(read.rows).toEqual([bookRow(1, 'wide')]);
  expect(read.pages[0]?.changes).toMatchObject([{ row: { sample_price: 5 } }]);
});

test('a writer is called once, after the first page with own rows', async () => {
  const feed = new ScriptedFeed([
    [upserted(bookRow(4, 'not mine', 'other'))],
    [upserted(bookRow(1, 'a'))],
    [upserted(bookRow(2, 'b'))],
  ]);
  const seen: (readonly string[])[] = [];

  await feed.ownChanges(owner).initialWhile(ids => Promise.resolve(void seen.push(ids)));

  expect(seen).toEqual([[idOfBook(1)]]);
});

test('an answer in words says how many own rows came, or what refused the token', async () => {
  const refused = new DataverseError({
    method: 'GET',
    url: 'u',
    status: 400,
    code: '0x1',
    detail: '',
    requestId: undefined,
  });
  const asked: unknown[] = [];
  class Refusing extends ScriptedFeed {
    override since: ScriptedFeed['since'] = (_token, { expects }) => {
      asked.push(expects);
      return Promise.reject(refused);
    };
  }

  expect(await new ScriptedFeed([], [[upserted(bookRow(1, 'a'))]]).ownChanges().answerTo('x')).toBe(
    'accepted, with 1 of the rows of this test',
  );
  expect(await new Refusing([]).ownChanges().answerTo('x')).toBe('refused with 400 0x1');
  expect(asked, 'a refusal is an answer').toEqual([['unknown']]);
});

test('a start without own rows is one read; with own rows it follows until a delta brings none of them', async () => {
  const empty = new ScriptedFeed([[]]);
  const restless = new ScriptedFeed([[upserted(bookRow(1, 'a'))]], [[upserted(bookRow(1, 'a'))]], [[]]);

  expect((await empty.ownChanges({ ids: new Set() }).start()).token).toBe('token 0');
  expect(empty.asked).toEqual([]);
  expect((await restless.ownChanges().start()).token).toBe('token 2');
});

test('a start waits for a row that the table must hold and the first read did not bring', async () => {
  const feed = new ScriptedFeed([[]], [[]], [[]], [[upserted(bookRow(1, 'late'))]], [[]]);

  const { token, told } = await feed.ownChanges({ present: new Set([idOfBook(1)]) }).start();

  expect(token).toBe('token 4');
  expect(told.get(idOfBook(1))).toEqual({ row: bookRow(1, 'late') });
});

test('a start whose chain never rests ends with patience, where it is', async () => {
  const feed = new ScriptedFeed([[upserted(bookRow(1, 'a'))]], [[upserted(bookRow(1, 'a'))]]);

  const { token } = await feed.ownChanges().start();

  expect(token).toBe(`token ${feed.asked.length}`);
  expect(feed.pauses.reduce((sum, pause) => sum + pause)).toBe(60_000);
});
