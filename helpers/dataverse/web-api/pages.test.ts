import { test as base, expect } from '@playwright/test';
import { BoundlessReplyError, EndlessReadError, UnexpectedReplyError } from '../errors';
import { ClientRig } from './testing/client-rig';
import { WebApiClient } from './web-api-client';

const test = base.extend<{ rig: ClientRig }>({
  rig: async ({}, use) => {
    const rig = await ClientRig.start();
    await use(rig);
    await rig.server.stop();
  },
});

async function collect<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const page of pages) seen.push(page);
  return seen;
}

test('a link to another origin is refused before a token is asked for', async ({
  rig: { server, client, tokens, steps },
}) => {
  const links = [
    'https://evil.example/api/data/v9.2/accounts',
    '//evil.example/x',
    'http://127.0.0.1:1/x',
    '\\\\evil.example\\x',
  ];
  for (const link of links) await expect(client.get(link)).rejects.toThrow(UnexpectedReplyError);
  await expect(client.get(server.origin.replace('//', '//user:password@'))).rejects.toThrow(UnexpectedReplyError);

  server.script({ status: 200, body: { value: [1], '@odata.nextLink': links[0] } });
  const seen: unknown[] = [];
  const walk = async () => {
    for await (const page of client.pages('accounts')) seen.push(...page.value);
  };
  await expect(walk()).rejects.toThrow('A link leads to https://evil.example');

  expect(seen).toEqual([1]);
  expect(tokens.given).toBe(1);
  expect(steps).toHaveLength(1);
});

test('pages are walked by their links verbatim with the same preferences', async ({ rig: { server, client } }) => {
  const link = `${client.rootUrl}books?$select=a&$skiptoken=%3Ccookie%20pagenumber=%222%22%20istracking=%22True%22%20/%3E`;
  server.script(
    { status: 200, body: { value: [1, 2], '@odata.nextLink': link } },
    { status: 200, body: { value: [3], '@odata.deltaLink': 'd' } },
  );

  const pages = await collect(client.pages<number>('books?$select=a', { prefer: ['odata.maxpagesize=2'] }));

  expect(pages.map(page => page.value)).toEqual([[1, 2], [3]]);
  expect(server.origin + (server.requests[1]?.url ?? '')).toBe(link);
  expect(server.requests.map(request => request.headers['prefer'])).toEqual(Array(2).fill('odata.maxpagesize=2'));
});

test('a next link that leads in a circle is a breach of protocol', async ({ rig: { server, client } }) => {
  const page = { status: 200, body: { value: [], '@odata.nextLink': `${client.rootUrl}books?$skiptoken=1` } };
  server.script(page, page, page);
  await expect(collect(client.pages('books'))).rejects.toThrow('for the second time');
});

test('a page without rows is a breach of protocol', async ({ rig: { server, client } }) => {
  server.script({ status: 200, body: { rows: [] } });
  await expect(collect(client.pages('books'))).rejects.toThrow('without an array "value"');
});

test('pages that lead on and on, and a link longer than any, are followed to their limit', async ({
  rig: { client },
}) => {
  let asked = 0;
  const endless: WebApiClient = new WebApiClient({
    environmentUrl: new URL('https://contoso.example'),
    apiVersion: 'v9.2',
    fetch: () => {
      asked += 1;
      return Promise.resolve(
        Response.json({ value: [asked], '@odata.nextLink': `${endless.rootUrl}books?page=${asked}` }),
      );
    },
  });

  await expect(collect(endless.pages('books'))).rejects.toBeInstanceOf(EndlessReadError);

  expect(asked).toBe(10_000);
  await expect(client.get(`books?$select=${'a'.repeat(40_000)}`)).rejects.toThrow('A link has 40014 characters');
});

test('a reply that is nested deeper than any is not taken apart', async ({ rig: { server, client } }) => {
  const headers = { 'content-type': 'application/json' };
  server.script(
    { status: 200, headers, body: '['.repeat(1_000_000) },
    { status: 400, headers, body: '['.repeat(1_000_000) },
  );

  const refused = client.get('books');
  await expect(refused).rejects.toBeInstanceOf(BoundlessReplyError);
  await expect(refused).rejects.toThrow('set a smaller PAGE_SIZE');
  await expect(client.get('books')).rejects.toMatchObject({ name: 'DataverseError', status: 400, code: '' });
});
