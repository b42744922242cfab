import { expect, test } from '@playwright/test';
import type { TableSync } from '../../replica/sync/sync-table';
import type { BookRow } from '../../sample/books';
import { copyHtml } from './copy-html';

const row = (n: number, name: string): BookRow => ({
  sample_bookid: `id-${n}`,
  sample_name: name,
  sample_bookcode: `code-${n}`,
  sample_author: null,
});
const sync: TableSync = {
  ...{ reading: 'delta', reason: undefined, wasResumed: false, isComplete: true },
  ...{ pages: 1, told: 12, written: 11, removed: 1 },
};
const page = (left: readonly BookRow[], right: readonly BookRow[]) =>
  copyHtml(
    'the <copy>',
    [
      { name: 'the external system', rows: left },
      { name: 'Dataverse', rows: right },
    ],
    [sync],
  );

test('what both hold stands side by side, with how it came', () => {
  const came = page([row(1, 'Salt & Pepper')], [row(1, 'Salt & Pepper')]);

  expect(came).toContain('<b>the &lt;copy&gt;</b>: 1 row, all alike.');
  expect(came.match(/Salt &amp; Pepper, \(empty\)/g)).toHaveLength(2);
  expect(came).toContain(
    "What had changed of everybody's rows was read, on 1 page: 12 came, 11 were written, 1 removed.",
  );
});

test('what differs stands first, and what one of them lacks is told', () => {
  const came = page([row(1, 'one'), row(2, 'gone')], [row(1, 'one'), row(10, 'new')]);

  expect(came).toContain('3 rows, 2 not alike');
  expect([...came.matchAll(/<td>(code-\d+)<\/td>/g)].map(([, code]) => code)).toEqual(['code-2', 'code-10', 'code-1']);
  expect(came).toMatch(/<td>code-2<\/td>\s*<td>gone, \(empty\)<\/td>\s*<td>no such row<\/td>/);
});
