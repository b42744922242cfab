import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { observe } from '../../../../fixtures/report/evidence';
import { verifies } from '../../../../fixtures/report/verifies';
import type { FeedPage } from '../../../../helpers/dataverse/change-feed/change-feed';
import { tokenInLink } from '../../../../helpers/dataverse/change-feed/change-token';
import { rowsOf } from '../../../../helpers/sample/book-rows';
import { type Book, type BookRow, rowOf } from '../../../../helpers/sample/books';

test('$count says how many changes there are', verifies('CT-DELTA-21'), async ({ rows, changes, rawDelta }) => {
  const doomed = await rows.create();
  const link = await changes.start();
  await rows.createMany(2);
  await rows.remove(doomed);

  // Others may write meanwhile: the number of changed rows since a token never becomes less.
  const least = countOf((await changes.since(link)).pages);
  const { status, body } = await rawDelta.count(link);
  const most = countOf((await changes.since(link)).pages);

  expect(status).toBe(200);
  await compare(`a number from ${least} to ${most}`, isBetween(Number(plain(body)), least, most), true);
});

test('a token works in a URL made by hand', verifies('CT-DELTA-22'), async ({ rows, changes, rawDelta }) => {
  const link = await changes.start();
  const book = await rows.create();

  const reply = await rawDelta.withToken(tokenInLink(link));

  expect(reply).toMatchObject({ status: 200, body: { value: expect.arrayContaining([like(book)]) } });
});

test('a link is answered without the preference too', verifies('CT-DELTA-23'), async ({ rows, changes, rawDelta }) => {
  const link = await changes.start();
  const book = await rows.create();

  const reply = await rawDelta.follow(link);

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
  const link = await authors.start();
  const updated = await rows.update(known, { author: 'another author' });
  const created = await rows.create();

  const read = await authors.since(link);

  await compare(
    'the primary key and the author, and nothing else',
    read.rows,
    rowsOf([updated, created]).map(({ sample_bookid, sample_author }) => ({ sample_bookid, sample_author })),
  );
});

test('what a delta says was applied is observed', verifies('CT-DELTA-28'), async ({ changes, rawDelta }) => {
  const link = await changes.start();

  const asked = await rawDelta.follow(link, { prefer: ['odata.track-changes'] });
  const bare = await rawDelta.follow(link);

  const said = ({ headers }: { headers: Headers }): string => headers.get('preference-applied') ?? 'nothing';
  observe('CT-DELTA-28', `with the preference: ${said(asked)}; without it: ${said(bare)}`);
});

const countOf = (pages: readonly FeedPage<BookRow>[]): number => {
  const changes = pages.flatMap(page => page.changes);
  return new Set(changes.map(change => (change.type === 'deleted' ? change.id : change.row.sample_bookid))).size;
};

const plain = (body: unknown): string => String(body).replace(/^\uFEFF/, '');

const isBetween = (count: number, least: number, most: number): boolean => count >= least && count <= most;

const like = (book: Book): unknown => expect.objectContaining(rowOf(book));

const isDelta = ({ context }: { context: string }): boolean => context.endsWith('/$delta');
