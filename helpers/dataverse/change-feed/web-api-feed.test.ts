import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@playwright/test';
import { ProtocolError, UnexpectedReplyError } from '../errors';
import { ScriptedEnvironment } from '../testing/scripted-environment';
import type { Change } from './change';
import { webApiFeed } from './web-api-feed';

const root = 'https://contoso.example/api/data/v9.2/';
const start = 'GET sample_books?$select=sample_name,sample_bookcode';
const table = { entitySet: 'sample_books', columns: ['sample_name', 'sample_bookcode'] };
const options = { pageSize: 3 };
const linkTo = (n: number) => `${root}sample_books?$skiptoken=%3Ccookie%20pagenumber=%22${n}%22%20/%3E`;
const page = (names: string[], links: Record<string, string>) => ({
  body: {
    '@odata.context': `${root}$metadata#sample_books`,
    value: names.map(sample_name => ({ sample_name })),
    ...links,
  },
});

test('a tracked read asks for tracking and the page size on every page, and follows next links as they came', async () => {
  const environment = new ScriptedEnvironment()
    .on(start, page(['a', 'b', 'c'], { '@odata.nextLink': linkTo(2) }))
    .on('GET sample_books?$skiptoken=', page(['d'], { '@odata.deltaLink': `${root}sample_books?$deltatoken=7%2101` }));

  const read = await webApiFeed(environment.client, table).initial(options);

  expect(read.pages).toHaveLength(2);
  expect(read.changes.map(change => change.type === 'upserted' && change.row)).toEqual(
    ['a', 'b', 'c', 'd'].map(sample_name => ({ sample_name })),
  );
  expect(read.token).toBe(`${root}sample_books?$deltatoken=7%2101`);
  expect(environment.requests()).toEqual([start, 'GET sample_books?$skiptoken=<cookie pagenumber="2" />']);
  for (const { headers } of environment.asked) {
    expect(headers.get('prefer')).toBe('odata.track-changes,odata.maxpagesize=3');
  }
});

test('a delta link is asked for as it came', async () => {
  const link = `${root}sample_books?$select=sample_name&$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44`;
  const environment = new ScriptedEnvironment().on('GET sample_books', page([], { '@odata.deltaLink': linkTo(9) }));

  const read = await webApiFeed(environment.client, table).since(link, options);

  expect(environment.asked.map(({ url }) => url)).toEqual([link]);
  expect(read).toMatchObject({ changes: [], token: linkTo(9) });
});

test('a read without a delta link is refused with what to check', async () => {
  const environment = new ScriptedEnvironment().on(start, page(['a'], {}));

  const read = webApiFeed(environment.client, table).initial(options);

  await expect(read).rejects.toThrow(ProtocolError);
  await expect(read).rejects.toThrow('check that change tracking is enabled for the table');
});

test('a delta link on a middle page only is refused: it may not cover the pages after it', async () => {
  const environment = new ScriptedEnvironment()
    .on(start, page(['a'], { '@odata.nextLink': linkTo(2), '@odata.deltaLink': `${root}early` }))
    .on('GET sample_books?$skiptoken=', page(['b'], {}));

  const read = webApiFeed(environment.client, table).initial(options);

  await expect(read).rejects.toThrow('Page 1 of 2');
});

test('delta links on every page are all handed over, and the last one counts', async () => {
  const environment = new ScriptedEnvironment()
    .on(start, page(['a'], { '@odata.nextLink': linkTo(2), '@odata.deltaLink': `${root}early` }))
    .on('GET sample_books?$skiptoken=', page(['b'], { '@odata.deltaLink': `${root}last` }));

  const read = await webApiFeed(environment.client, table).initial(options);

  expect(read.pages.map(({ token }) => token)).toEqual([`${root}early`, `${root}last`]);
  expect(read.token).toBe(`${root}last`);
});

test('pages that lead in a circle are refused', async () => {
  const environment = new ScriptedEnvironment()
    .on(start, page(['a'], { '@odata.nextLink': linkTo(2) }))
    .on('GET sample_books?$skiptoken=', page(['b'], { '@odata.nextLink': linkTo(2) }));

  await expect(webApiFeed(environment.client, table).initial(options)).rejects.toThrow('read already');
  expect(environment.asked).toHaveLength(2);
});

test('pages without an end are refused, however new their links are', async () => {
  let n = 1;
  const environment = new ScriptedEnvironment()
    .on(start, page(['a'], { '@odata.nextLink': linkTo(n) }))
    .on('GET sample_books?$skiptoken=', () => page([], { '@odata.nextLink': linkTo((n += 1)) }));

  await expect(webApiFeed(environment.client, table).initial(options)).rejects.toThrow('After 1001 pages');
  expect(environment.asked).toHaveLength(1_001);
});

test('a next link to another origin is not followed', async () => {
  const environment = new ScriptedEnvironment().on(start, page(['a'], { '@odata.nextLink': 'https://evil.example/x' }));

  await expect(webApiFeed(environment.client, table).initial(options)).rejects.toThrow(UnexpectedReplyError);
  expect(environment.asked).toHaveLength(1);
});

test('a feed asks for the columns it was made for', async () => {
  const environment = new ScriptedEnvironment().on(
    'GET sample_books?$select=sample_author',
    page([], { '@odata.deltaLink': linkTo(9) }),
  );

  const { token } = await webApiFeed(environment.client, table).selecting(['sample_author']).initial(options);

  expect(token).toBe(linkTo(9));
});

const long = Array.from({ length: 1_000 }, (_, n) => `a row that is long enough: ${n}`.padEnd(80));

/** Two pages of which the first is long, and how many were asked for when the first row was looked at. */
async function askedAtFirstRow(more: Partial<Parameters<ReturnType<typeof webApiFeed>['initial']>[0]>) {
  const environment = new ScriptedEnvironment()
    .on(start, page(long, { '@odata.nextLink': linkTo(2) }))
    .on('GET sample_books?$skiptoken=', page(['d'], { '@odata.deltaLink': `${root}sample_books?$deltatoken=7` }));
  let asked: number | undefined;
  const keep = () => {
    asked ??= environment.asked.length;
    return true;
  };
  const { changes } = await webApiFeed(environment.client, table).initial({ ...options, keep, ...more });
  expect(changes).toHaveLength(long.length + 1);
  expect(environment.asked).toHaveLength(2);
  return asked;
}

test('a page is on its way while the one before it is read', async () => {
  expect(await askedAtFirstRow({})).toBe(2);
});

test('where something happens between the pages, none is asked for before it has', async () => {
  expect(await askedAtFirstRow({ afterPage: () => Promise.resolve() })).toBe(1);
});

test('what nobody asked to be kept is not, and what came is counted', async () => {
  const environment = new ScriptedEnvironment().on(
    start,
    page(['a', 'b', 'c'], { '@odata.deltaLink': `${root}sample_books?$deltatoken=7` }),
  );
  const keep = (change: Change<unknown>) =>
    change.type === 'upserted' && isDeepStrictEqual(change.row, { sample_name: 'b' });

  const { changes, pages } = await webApiFeed(environment.client, table).initial({ ...options, keep });

  expect(changes).toHaveLength(1);
  expect(pages).toMatchObject([{ size: 3, changes }]);
});
