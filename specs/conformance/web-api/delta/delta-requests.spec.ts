import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { compareSettled } from '../../../../fixtures/report/compare-settled';
import { observe } from '../../../../fixtures/report/evidence';
import { inEitherCase } from '../../../../fixtures/report/in-either-case';
import { verifies } from '../../../../fixtures/report/verifies';
import type { FeedPage } from '../../../../helpers/dataverse/change-feed/change-feed';
import { plainRow, rowsOf } from '../../../../helpers/sample/book-rows';
import { type Book, type BookRow, rowOf } from '../../../../helpers/sample/books';
import { deletionOf } from '../../../../helpers/sample/changes/own-changes';

test('$count with a delta token is a number', verifies('CT-DELTA-21'), async ({ rows, changes, rawDelta }) => {
  const start = await changes.start();
  const created = await rows.createMany(2);
  await changes.settled(start, { rows: rowsOf(created) });

  const { status, body } = await rawDelta.count(start.token);

  expect(status).toBe(200);
  expect(plain(body)).toMatch(/^\d+$/);
});

test('$count says how many changes there are', verifies('CT-DELTA-29'), async ({ rows, changes, rawDelta }) => {
  const doomed = await rows.create();
  const start = await changes.start();
  const created = await rows.createMany(2);
  await rows.remove(doomed);
  await changes.settled(start, { rows: rowsOf(created), deleted: [deletionOf(doomed)] });

  // Others may write meanwhile: the number of changed rows since a token never becomes less.
  const least = countOf((await changes.since(start.token)).pages);
  const { status, body } = await rawDelta.count(start.token);
  const most = countOf((await changes.since(start.token)).pages);

  await compare('an answer', status, 200);
  await compare(`a number from ${least} to ${most}`, isBetween(Number(plain(body)), least, most), true);
});

test('a token works in a URL made by hand', verifies('CT-DELTA-22'), async ({ rows, changes, rawDelta }) => {
  const start = await changes.start();
  const book = await rows.create();
  await changes.settled(start, { rows: [rowOf(book)] });

  const reply = await rawDelta.withTokenOf(start.token);

  expect(reply).toMatchObject({ status: 200, body: { value: expect.arrayContaining([like(book)]) } });
});

test('a link is answered without the preference too', verifies('CT-DELTA-23'), async ({ rows, changes, rawDelta }) => {
  const start = await changes.start();
  const book = await rows.create();
  await changes.settled(start, { rows: [rowOf(book)] });

  const reply = await rawDelta.follow(start.token);

  expect(reply).toMatchObject({
    status: 200,
    body: { '@odata.deltaLink': expect.any(String), value: expect.arrayContaining([like(book)]) },
  });
});

test('the context tells a delta from a first read', verifies('CT-DELTA-24'), async ({ rows, changes }) => {
  const first = await changes.initial();
  await rows.create();
  const second = await changes.since(first.token);

  await compare(
    'the first read: no /$delta',
    first.pages.map(isDelta),
    first.pages.map(() => false),
  );
  await compare(
    'the delta: /$delta',
    second.pages.map(isDelta),
    second.pages.map(() => true),
  );
});

test('rows of a delta carry the selected columns', verifies('CT-DELTA-25'), async ({ rows, changes }) => {
  const known = await rows.create();
  const authors = changes.selecting('sample_author');
  const start = await authors.start();
  const updated = await rows.update(known, { author: 'another author' });
  const created = await rows.create();

  const came = await authors.settled(start, { rows: rowsOf([updated, created]).map(idAndAuthor) });

  await compareSettled('the primary key and the author', came);
});

test('rows of a delta carry no other columns', verifies('CT-DELTA-31'), async ({ rows, changes }) => {
  const authors = changes.selecting('sample_author');
  const start = await authors.start();
  const book = await rows.create();
  const { reads } = await authors.settled(start, { rows: [idAndAuthor(rowOf(book))] });

  const came = reads.flatMap(({ pages }) => pages.flatMap(page => page.changes));

  const columns = came.flatMap(change => (change.type === 'upserted' ? Object.keys(plainRow(change.row)) : []));
  const others = [...new Set(columns)].filter(name => name !== 'sample_bookid' && name !== 'sample_author');
  await compare('rows came', columns.length > 0, true);
  await compare('the columns beside the primary key and the author', others, []);
});

test('what a delta says was applied is observed', verifies('CT-DELTA-28'), async ({ changes, rawDelta }) => {
  const start = await changes.start();

  const asked = await rawDelta.follow(start.token, { prefer: ['odata.track-changes'] });
  const bare = await rawDelta.follow(start.token);

  const said = ({ headers }: { headers: Headers }): string => headers.get('preference-applied') ?? 'nothing';
  observe('CT-DELTA-28', `with the preference: ${said(asked)}; without it: ${said(bare)}`);
});

const countOf = (pages: readonly FeedPage<BookRow>[]): number => {
  const changes = pages.flatMap(page => page.changes);
  return new Set(changes.map(change => (change.type === 'deleted' ? change.id : change.row.sample_bookid))).size;
};

const plain = (body: unknown): string => String(body).replace(/^\uFEFF/, '');

const isBetween = (count: number, least: number, most: number): boolean => count >= least && count <= most;

const like = (book: Book): unknown => expect.objectContaining({ ...rowOf(book), sample_bookid: inEitherCase(book.id) });

const idAndAuthor = ({ sample_bookid, sample_author }: BookRow) => ({ sample_bookid, sample_author });

const isDelta = ({ context }: { context: string }): boolean => context.endsWith('/$delta');
