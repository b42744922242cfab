import { expect, test } from '@playwright/test';
import type { Change } from './change';
import { changesHtml, changesTable } from './changes-table';

type Row = { sample_bookid: string; sample_name: string | null };

const changes: Change<Row>[] = [
  { type: 'upserted', row: { sample_bookid: 'id-1', sample_name: 'Salt | <b>Pepper</b>\n& "Oil"' } },
  { type: 'upserted', row: { sample_bookid: 'id-2', sample_name: null } },
  { type: 'deleted', id: 'id-3', reason: 'deleted' },
];

test('the Markdown table has a line for each change and lets no cell break it', () => {
  expect(changesTable(changes, 'sample_bookid', ['sample_name']).split('\n')).toEqual([
    '| change | sample_bookid | sample_name | reason |',
    '| --- | --- | --- | --- |',
    '| upserted | id-1 | Salt \\| \\<b>Pepper\\</b> & "Oil" |  |',
    '| upserted | id-2 |  |  |',
    '| deleted | id-3 |  | deleted |',
  ]);
});

test('the HTML table shows the values as text', () => {
  const html = changesHtml(changes, 'sample_bookid', ['sample_name']);

  expect(html).toContain('<p>3 changes</p>');
  expect(html).toContain('<td>Salt | &lt;b&gt;Pepper&lt;/b&gt;\n&amp; &quot;Oil&quot;</td>');
  expect(html).toContain('<tr><td>deleted</td><td>id-3</td><td></td><td>deleted</td></tr>');
  expect(html).not.toContain('<b>');
});
