import { expect, test } from '@playwright/test';
import { addBooks, startApi } from '../testing/api';
import { baseline, linkOf, namesOf, pageOf, select, track, walk } from '../testing/tracked';

test('pages of an initial read follow each other, and only the last one has a delta link', async () => {
  const { send } = startApi();
  await addBooks(send, 7);
  const headers = { prefer: 'odata.track-changes,odata.maxpagesize=3' };
  const first = await send('GET', `sample_books?${select}`, { headers });

  const pages = await walk(send, first, headers);

  expect(first.headers.get('preference-applied')).toBe('odata.track-changes,odata.maxpagesize=3');
  expect(pages.map(page => page.value.map(row => row['sample_bookcode']))).toEqual([
    ['C0', 'C1', 'C2'],
    ['C3', 'C4', 'C5'],
    ['C6'],
  ]);
  expect(pages.map(page => '@odata.deltaLink' in page)).toEqual([false, false, true]);
  const next = decodeURIComponent(pages[0]?.['@odata.nextLink'] ?? '');
  expect(next).toMatch(
    /\?\$select=sample_name,sample_bookcode&\$skiptoken=<cookie pagenumber="2" pagingcookie="%3ccookie%20/,
  );
  expect(next).toContain('istracking="True" />');
});

test('a full page that happens to be the last one has no next link', async () => {
  const { send } = startApi();
  await addBooks(send, 3);
  const answer = await send('GET', 'sample_books', { headers: { prefer: 'odata.maxpagesize=3,odata.track-changes' } });
  expect(pageOf(answer)['@odata.nextLink']).toBeUndefined();
  expect(linkOf(answer)).toContain('sample_books?$deltatoken=');
});

test('nothing that is written while a client pages is lost to it', async () => {
  const { send } = startApi();
  const [, , , , book4 = ''] = await addBooks(send, 6);
  const headers = { prefer: 'odata.track-changes,odata.maxpagesize=2' };
  const first = await send('GET', `sample_books?${select}`, { headers });
  await send('PATCH', `sample_books(sample_bookcode='C0')`, { body: { sample_name: 'Changed' } });
  await send('DELETE', `sample_books(${book4})`);
  await addBooks(send, 1, 9);

  const pages = await walk(send, first, headers);
  const delta = await send('GET', pages.at(-1)?.['@odata.deltaLink'] ?? '');

  expect(namesOf(delta)).toEqual(['Changed', 'Book 9', 'deleted']);
  const seen = pages.flatMap(page => page.value.map(row => row['sample_bookcode']));
  expect(seen).toEqual(['C0', 'C1', 'C2', 'C3', 'C5', 'C0', 'C9']);
});

test('a delta is paged like the initial read, across the border between rows and deletions', async () => {
  const { send } = startApi();
  const ids = await addBooks(send, 3);
  const token = linkOf(await baseline(send));
  for (const id of ids) await send('DELETE', `sample_books(${id})`);
  await addBooks(send, 3, 10);
  const headers = { prefer: 'odata.maxpagesize=2' };

  const pages = await walk(send, await send('GET', token, { headers }), headers);

  expect(pages.map(page => page.value.map(row => row['sample_bookcode'] ?? row['id']))).toEqual([
    ['C10', 'C11'],
    ['C12', ids[0]],
    [ids[1], ids[2]],
  ]);
  expect(pages.every(page => page['@odata.context'].endsWith('/$delta'))).toBe(true);
  expect(pages.map(page => '@odata.deltaLink' in page)).toEqual([false, false, true]);
});

test('a next link that was tampered with, or belongs to another query, is a 400', async () => {
  const { send } = startApi();
  await addBooks(send, 3);
  const ordinary =
    pageOf(await send('GET', 'sample_books', { headers: { prefer: 'odata.maxpagesize=1' } }))['@odata.nextLink'] ?? '';
  const tracked =
    pageOf(await send('GET', 'sample_books', { headers: { prefer: 'odata.maxpagesize=1,odata.track-changes' } }))[
      '@odata.nextLink'
    ] ?? '';

  expect((await send('GET', ordinary, { headers: track })).status).toBe(400);
  expect((await send('GET', tracked.replace('version', 'vision'))).status).toBe(400);
  expect((await send('GET', 'sample_books?$skiptoken=nonsense')).status).toBe(400);
  expect((await send('GET', `${tracked}&$deltatoken=1%21`)).status).toBe(501);
});
