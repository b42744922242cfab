import { expect, test } from '@playwright/test';
import { ScriptedEnvironment } from '../../testing/scripted-environment';
import { webApiPages } from './web-api-pages';

const link = 'https://contoso.example/api/data/v9.2/sample_books?$select=sample_name&$deltatoken=1';
const page = (more: object = {}) => ({ body: { '@odata.context': 'c', value: [], ...more } });
const pagesOf = ({ client }: ScriptedEnvironment) =>
  webApiPages(client, { entitySet: 'sample_books', columns: ['sample_name'] });

test('a last page without a link is asked for again, past the caches', async () => {
  const environment = new ScriptedEnvironment().on('GET sample_books', page(), page({ '@odata.deltaLink': link }));

  expect(await pagesOf(environment).page(link, { pageSize: 10 })).toEqual({
    changes: [],
    next: { kind: 'changes', place: link },
  });
  expect(environment.asked.map(({ headers }) => headers.get('consistency'))).toEqual([null, 'Strong']);
});

test('one that stays without a link leads nowhere', async () => {
  const pages = pagesOf(new ScriptedEnvironment().on('GET sample_books', page()));

  await expect(pages.page(pages.start, { pageSize: 10 })).rejects.toMatchObject({ name: 'MissingTokenError' });
});

test('a read of every row begins past the caches: a server that is behind would lead on without tracking to the end', async () => {
  const next = (to: string) => page({ '@odata.nextLink': `https://contoso.example/api/data/v9.2/sample_books?${to}` });
  const environment = new ScriptedEnvironment()
    .on('GET sample_books', ({ headers }) => next(headers.get('consistency') === 'Strong' ? 'tracked' : 'untracked'))
    .on('GET sample_books?untracked', page())
    .on('GET sample_books?tracked', page({ '@odata.deltaLink': link }));
  const pages = pagesOf(environment);

  const { next: second } = await pages.page(pages.start, { pageSize: 10 });
  expect(await pages.page(second.place, { pageSize: 10 })).toMatchObject({ next: { kind: 'changes', place: link } });
  expect(environment.asked.map(({ headers }) => headers.get('consistency'))).toEqual(['Strong', null]);
});
