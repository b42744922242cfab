import { expect, test } from '@playwright/test';
import type { Change } from '../../dataverse/change-feed/change';
import { changesHtml } from './changes-html';

type Row = { sample_bookid: string; sample_name: string | null };

const changes: Change<Row>[] = [
  { type: 'upserted', row: { sample_bookid: 'id-1', sample_name: 'Salt | <b>Pepper</b>\n& "Oil"' } },
  { type: 'upserted', row: { sample_bookid: 'id-2', sample_name: null } },
  { type: 'deleted', id: 'id-3', reason: 'deleted' },
];

test('the HTML table shows the values as text', () => {
  const html = changesHtml(changes, 'sample_bookid', ['sample_name']);

  expect(html).toContain('<p>3 changes</p>');
  expect(html).toContain('<td>Salt | &lt;b&gt;Pepper&lt;/b&gt;\n&amp; &quot;Oil&quot;</td>');
  expect(html).toContain('<tr><td>deleted</td><td>id-3</td><td></td><td>deleted</td></tr>');
  expect(html).not.toContain('<b>');
});

test('of very many changes the last ones are shown, and the number of all', () => {
  const many = Array.from({ length: 501 }, (_, n): Change<Row> => ({
    type: 'deleted',
    id: `id-${n}`,
    reason: 'deleted',
  }));

  const html = changesHtml(many, 'sample_bookid', ['sample_name']);

  expect(html).toContain('<p>501 changes, the last 500 of them</p>');
  expect(html).not.toContain('<td>id-0</td>');
  expect(html).toContain('<td>id-500</td>');
});
