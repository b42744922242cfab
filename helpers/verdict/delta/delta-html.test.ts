import { expect, test } from '@playwright/test';
import type { Change } from '../../dataverse/change-feed/change';
import type { BookRow } from '../../sample/books';
import type { Settled } from '../../sample/changes/settled';
import { deltaHtml } from './delta-html';

const row: BookRow = {
  sample_bookid: 'id-1',
  sample_name: 'Salt | <b>Pepper</b> & "Oil"',
  sample_bookcode: 'c',
  sample_author: null,
};

const settled = (changes: readonly Change<BookRow>[], more: Partial<Settled> = {}): Settled => ({
  rows: [row],
  deleted: [],
  comesToRest: true,
  expected: { rows: [row] },
  before: new Map([['id-1', { row: { ...row, sample_name: 'Salt' } }]]),
  ids: ['id-1'],
  reads: [
    {
      changes,
      rows: [row],
      deleted: [],
      ids: ['id-1'],
      pages: [{ changes, size: changes.length, hasMore: false, token: 'token' }],
      token: 'token',
    },
  ],
  place: { token: 'token', told: new Map() },
  settledAfterMs: undefined,
  ...more,
});

test('a line shows what a row was and is, as text', () => {
  const page = deltaHtml(settled([{ type: 'upserted', row }]), 'the <changes>');

  expect(page).toContain('<b>the &lt;changes&gt;</b>: 1 as expected.');
  expect(page).toContain('<del>Salt</del> → Salt | &lt;b&gt;Pepper&lt;/b&gt; &amp; &quot;Oil&quot;');
  expect(page).toContain('1 change on 1 page</summary>');
  expect(page).not.toContain('<b>Pepper');
});

test('what was expected and did not come is told in its line', () => {
  const page = deltaHtml(settled([], { rows: [], expected: { rows: [row] } }), 'the changes');

  expect(page).toContain('<b>the changes</b>: 1 missing.');
  expect(page).toMatch(
    /<tr class="bad">\s*<td>missing<\/td>\s*<td>updated<\/td>.*>Salt *<span class="want">expected: Salt \|/s,
  );
});

test('where only our own changes were kept, it says how many came', () => {
  const { reads, ...others } = settled([{ type: 'upserted', row }]);
  const [{ pages, ...read }] = reads;
  const kept = pages.map(page => ({ ...page, size: 7 }));

  expect(deltaHtml({ ...others, reads: [{ ...read, pages: kept }] }, 'the changes')).toContain(
    '7 changes on 1 page, 1 of them kept</summary>',
  );
});

test('of very many changes the last ones are shown as they came, and the number of all', () => {
  const many = Array.from({ length: 501 }, (_, n): Change<BookRow> => ({
    type: 'deleted',
    id: `id-${n}.`,
    reason: 'deleted',
  }));

  const page = deltaHtml(settled(many), 'the changes');

  expect(page).toContain('501 changes on 1 page, the last 500 shown');
  expect(page).not.toContain('id-0.');
  expect(page).toContain('id-500.');
});
