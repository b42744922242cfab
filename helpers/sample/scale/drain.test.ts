import { expect, test } from '@playwright/test';
import type { Change } from '../../dataverse/change-feed/change';
import type { PagedFeed, PlacedPage } from '../../dataverse/change-feed/paged/paged-feed';
import {
  DataverseError,
  EndlessReadError,
  ExpiredTokenError,
  ProtocolError,
  UnavailableError,
} from '../../dataverse/errors';
import { type BookRow, rowOf } from '../books';
import { drain } from './drain';
import { ManyBooks } from './many-books';
import { Tally } from './tally';
import { Watch } from './watch';

const books = ManyBooks.of('0a1b2c3d', 30);
const rows = (from: number, to: number): Change<BookRow>[] =>
  Array.from({ length: to - from }, (_, n) => ({ type: 'upserted', row: rowOf(books.book(from + n)) }));
const others = (name: string): Change<BookRow> => ({
  type: 'upserted',
  row: {
    sample_bookid: '99999999-9999-4999-8999-999999999999',
    sample_name: name,
    sample_bookcode: null,
    sample_author: null,
  },
});

/** Deltas, each of pages; a page may be an error that comes once before it. Nothing comes after them. */
function rig(...deltas: readonly (readonly (readonly Change<BookRow>[])[])[]) {
  const asked: string[] = [];
  const errors = new Map<string, Error[]>();
  const feed: PagedFeed<BookRow> = {
    endpoint: 'Web API',
    start: 'start',
    page: place => {
      asked.push(place);
      const error = errors.get(place)?.shift();
      if (error !== undefined) return Promise.reject(error);
      const [delta, page] = place.split('.').map(Number);
      const pages = deltas[delta ?? 0] ?? [[]];
      const isLast = (page ?? 0) + 1 >= pages.length;
      const next = isLast
        ? ({ kind: 'changes', place: `${(delta ?? 0) + 1}.0` } as const)
        : ({ kind: 'page', place: `${delta}.${(page ?? 0) + 1}` } as const);
      return Promise.resolve<PlacedPage<BookRow>>({ changes: pages[page ?? 0] ?? [], next });
    },
  };
  let now = 0;
  const timing = {
    now: () => now,
    sleep: (milliseconds: number) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
  const tally = new Tally(books, 'rows');
  const pace = { facts: { lanes: 1, throttled: 0, heldMs: 0 } };
  const watch = new Watch('read', { total: books.count, pace, timing, print: () => undefined });
  const read = () => drain('0.0', tally, { feed, pageSize: 10, patience: { limit: 60_000, timing }, watch });
  return { asked, errors, read, tally, watch, now: () => now };
}

test('one delta is enough that holds every row once', async () => {
  const { asked, read, tally, watch } = rig([rows(0, 10), [...rows(10, 25), others('A')], rows(25, 30)]);

  expect(await read()).toEqual({ place: '1.0', deltas: 1, pages: 3, comesToRest: true });
  expect(asked).toEqual(['0.0', '0.1', '0.2']);
  expect([tally.isExact, watch.end().rows]).toEqual([true, 30]);
});

test('rows that come late are waited for, and one more delta says that there is no more', async () => {
  const { read, tally } = rig([rows(0, 10)], [[]], [rows(10, 30)], [[others('A')]]);

  expect(await read()).toMatchObject({ deltas: 4, comesToRest: true });
  expect(tally.isExact).toBe(true);
});

test('a row that never comes is missing when nothing new has come for as long as there is patience', async () => {
  const { read, tally, now } = rig([rows(0, 29)]);

  expect(await read()).toMatchObject({ comesToRest: false });
  expect(tally.count.missing).toBe(1);
  expect(now()).toBe(60_000);
});

test('patience begins anew with whatever is new', async () => {
  const nothing = Array.from({ length: 10 }, () => [[]]);
  const { read, now } = rig([rows(0, 10)], ...nothing, [rows(10, 20)], ...nothing, [rows(20, 30)]);

  expect(await read()).toMatchObject({ comesToRest: true });
  expect(now()).toBeGreaterThan(60_000);
});

test('a page that a busy environment does not give is asked for again, and counted once', async () => {
  const { asked, errors, read, tally } = rig([rows(0, 10), rows(10, 30)]);
  errors.set('0.1', [busy(), busy()]);

  expect(await read()).toMatchObject({ comesToRest: true, pages: 2 });
  expect(asked).toEqual(['0.0', '0.1', '0.1', '0.1']);
  expect(tally.doubled).toBe(0);
});

test('a token that is refused as expired proves nothing', async () => {
  const { errors, read } = rig([rows(0, 30)]);
  errors.set('0.0', [new DataverseError({ ...refusal, status: 400, code: '0x80044352' })]);

  await expect(read()).rejects.toThrow(ExpiredTokenError);
});

test('pages that bring the same for ever come to an end', async () => {
  const pages = Array.from({ length: 200 }, () => rows(0, 10));
  const failure = await rig(pages)
    .read()
    .catch((error: unknown) => error);

  expect(failure instanceof ProtocolError || failure instanceof EndlessReadError).toBe(true);
});

const refusal = { method: 'GET', url: 'https://x.test/', code: '', detail: 'no', requestId: undefined };
const busy = () => new UnavailableError({ ...refusal, status: 429 });
