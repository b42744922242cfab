import { test as base, expect } from '@playwright/test';
import { answered, changesXml, removedXml, ServiceRig } from '../../organization-service/testing/service-rig';
import { entityChangesPages } from './entity-changes-pages';

const test = base.extend<{ rig: ServiceRig }>({
  rig: async ({}, use) => {
    const rig = await ServiceRig.start();
    await use(rig);
    await rig.server.stop();
  },
});

const pagesOf = ({ client }: ServiceRig) =>
  entityChangesPages(client, { logicalName: 'sample_book', columns: ['sample_name'], rowOf: () => ({}) });
const since = (place: object) => JSON.stringify({ since: '1!x', page: 1, ...place });
const removed = removedXml('10000000-0000-0000-0000-000000000001');
const options = { pageSize: 1 };

test('a page leads on by its number and cookie, and the last one by its token', async ({ rig }) => {
  rig.server.script(
    answered(changesXml({ items: removed, more: true, cookie: 'one' })),
    answered(changesXml({ token: '9!x' })),
  );
  const pages = pagesOf(rig);

  const { next } = await pages.page(since({}), options);
  expect(next).toEqual({ kind: 'page', place: since({ page: 2, cookie: 'one' }) });
  expect(await pages.page(next.place, options)).toMatchObject({
    next: { kind: 'changes', place: since({ since: '9!x' }) },
  });
});

test('an answer without changes needs no token: the one that was sent leads on', async ({ rig }) => {
  rig.server.script(answered(changesXml({})));

  expect(await pagesOf(rig).page(since({}), options)).toEqual({
    changes: [],
    next: { kind: 'changes', place: since({}) },
  });
});

test('a last page without a token after one with changes does not lead back to them', async ({ rig }) => {
  rig.server.script(...Array.from({ length: 50 }, () => answered(changesXml({}))));

  await expect(pagesOf(rig).page(since({ page: 2, cookie: 'one' }), options)).rejects.toThrow(
    'came without a DataToken',
  );
});

test('a place of the other endpoint is none', async ({ rig }) => {
  const link = 'https://contoso.example/api/data/v9.2/sample_books?$deltatoken=1';
  for (const place of [link, '{"page":0}', '{"link":1}']) {
    await expect(pagesOf(rig).page(place, options)).rejects.toThrow('is no place in a read');
  }
});
