import { expect, test } from '@playwright/test';
import { nextLinkInText } from './next-link-in-text';

const link = 'https://contoso.example/api/data/v9.2/books?$skiptoken=%3C"\\é';
const rows = Array.from({ length: 3_000 }, (_, n) => ({ id: n, name: 'a row that is long enough' }));

test('a next link is found before the rows and behind them, as JSON writes it', () => {
  const links = { '@odata.nextLink': link };

  expect(nextLinkInText(JSON.stringify({ '@odata.context': 'x', value: rows, ...links }))).toBe(link);
  expect(nextLinkInText(JSON.stringify({ '@odata.context': 'x', ...links, value: rows }))).toBe(link);
  expect(nextLinkInText(JSON.stringify({ ...links, value: rows }, undefined, 2))).toBe(link);
});

test('what a row holds is no link, and neither is what is damaged', () => {
  const written = JSON.stringify({ '@odata.nextLink': link });
  const texts = [
    JSON.stringify({ value: rows, '@odata.deltaLink': link }),
    JSON.stringify({ value: [{ name: written }] }),
    JSON.stringify({ value: [{ name: `,${written}` }] }),
    JSON.stringify({ value: [{ 'books@odata.nextLink': link }] }),
    '{"@odata.nextLink":"\\x"}',
    '{"@odata.nextLink":"https://contoso.example/',
    '',
  ];

  for (const text of texts) expect(nextLinkInText(text), text.slice(-80)).toBeUndefined();
});
