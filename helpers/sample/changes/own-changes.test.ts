import { expect, test } from '@playwright/test';
import type { Change } from '../../dataverse/change-feed/change';
import type { ChangeFeed } from '../../dataverse/change-feed/change-feed';
import { DataverseError } from '../../dataverse/errors';
import type { BookRow } from '../books';
import { deletionOf, deletionsOf, OwnChanges } from './own-changes';

const id = (n: number) => `10000000-0000-0000-0000-00000000000${n}`;
const row = (n: number, name: string, code = 'own-1'): BookRow => ({
  sample_bookid: id(n),
  sample_name: name,
  sample_bookcode: code,
  sample_author: null,
});
const upserted = (book: BookRow): Change<BookRow> => ({ type: 'upserted', row: { ...book, '@odata.etag': 'W/"1"' } });

/** A feed whose every read has these pages. */
function feedOf(...pages: Change<BookRow>[][]): ChangeFeed<BookRow> {
  const read: ChangeFeed<BookRow>['initial'] = async ({ afterPage }) => {
    const told = pages.map((changes, index) => ({
      changes,
      token: index === pages.length - 1 ? 'next' : undefined,
      hasMore: index < pages.length - 1,
    }));
    for (const page of told) await afterPage?.(page);
    return { pages: told, changes: pages.flat(), token: 'next' };
  };
  return { endpoint: 'Web API', initial: read, since: (_token, options) => read(options), selecting: () => feedOf() };
}

const owner = { ids: new Set([id(1), id(2)]), codePrefix: 'own-' };

test('own rows are told from other people’s by their id or their code, and the order is kept', async () => {
  const feed = feedOf([
    upserted(row(3, 'by code')),
    upserted(row(4, 'not mine', 'other-1')),
    deletionOf({ id: id(2) }),
    deletionOf({ id: id(5) }),
    upserted(row(1, 'by id', 'other-2')),
  ]);

  const { ids, pages } = await new OwnChanges(feed, owner, 10).since('x');

  expect(ids).toEqual([id(3), id(2), id(1)]);
  expect(pages[0]?.changes).toHaveLength(5);
});

test('a row that comes twice counts once, as it came last; rows and deletions are in the order of their ids', async () => {
  const feed = feedOf(
    [upserted(row(2, 'first')), deletionOf({ id: id(2) })],
    [upserted(row(1, 'only')), upserted(row(2, 'last')), deletionOf({ id: id(1) }), deletionOf({ id: id(2) })],
  );

  const read = await new OwnChanges(feed, owner, 10).initial();

  expect(read.rows).toEqual([row(1, 'only'), row(2, 'last')]);
  expect(read.deleted).toEqual(deletionsOf([{ id: id(2) }, { id: id(1) }]));
  expect(read.ids).toHaveLength(6);
});

test('a writer is called once, after the first page with own rows', async () => {
  const feed = feedOf([upserted(row(4, 'not mine', 'other'))], [upserted(row(1, 'a'))], [upserted(row(2, 'b'))]);
  const seen: (readonly string[])[] = [];

  await new OwnChanges(feed, owner, 10).initialWhile(ids => Promise.resolve(void seen.push(ids)));

  expect(seen).toEqual([[id(1)]]);
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
  const refusing = { ...feedOf(), since: () => Promise.reject(refused) };

  expect(await new OwnChanges(feedOf([upserted(row(1, 'a'))]), owner, 10).answerTo('x')).toBe(
    'accepted, with 1 of the rows of this test',
  );
  expect(await new OwnChanges(refusing, owner, 10).answerTo('x')).toBe('refused with 400 0x1');
});
