import { test as base, expect } from '@playwright/test';
import { retrieveAllChanges } from '../testing/retrieve-all-changes';
import { retrieveRows } from './retrieve-multiple';
import { answered, changesXml, type Page, removedXml, resultXml, ServiceRig } from '../testing/service-rig';

const test = base.extend<{ rig: ServiceRig }>({
  rig: async ({}, use) => {
    const rig = await ServiceRig.start();
    await use(rig);
    await rig.server.stop();
  },
});

const id = (n: number) => `2e451703-c686-e711-80e5-00155db19e6${n}`;
const page = (content: Page) => answered(changesXml(content));
const query = {
  entityName: 'sample_book',
  columns: ['sample_name'],
  dataVersion: '1!01/01/2026 00:00:00',
  pageSize: 1,
};

test('pages are asked for with their cookies until there are no more, under the same token', async ({
  rig: { client, server },
}) => {
  server.script(
    page({ items: removedXml(id(1)), more: true, cookie: 'one' }),
    page({ items: removedXml(id(2)), more: true, cookie: 'two' }),
    page({ items: removedXml(id(3)), token: '9!01/02/2026 00:00:00' }),
  );

  const { changes, dataToken, pages } = await retrieveAllChanges(client, query);

  expect(changes.map(change => change.type === 'deleted' && change.reference.id)).toEqual([id(1), id(2), id(3)]);
  expect(dataToken).toBe('9!01/02/2026 00:00:00');
  expect(pages.map(one => one.dataToken)).toEqual([undefined, undefined, dataToken]);
  const asked = server.requests.map(({ body }) =>
    /PageNumber>(\d)<.*?PagingCookie(?: i:nil="true"\/)?>(\w*)/.exec(body),
  );
  expect(asked.map(match => match?.slice(1))).toEqual([
    ['1', ''],
    ['2', 'one'],
    ['3', 'two'],
  ]);
  for (const { body } of server.requests) expect(body).toContain('>1!01/01/2026 00:00:00<');
});

test('no change is an empty list with a token', async ({ rig: { client, server } }) => {
  server.script(page({ token: '9!x' }));

  expect(await retrieveAllChanges(client, query)).toMatchObject({ changes: [], dataToken: '9!x' });
});

test('pages that lead in a circle end', async ({ rig: { client, server } }) => {
  const items = removedXml(id(1));
  server.script(...['one', 'two', 'one'].map(cookie => page({ items, more: true, cookie })));

  await expect(retrieveAllChanges(client, query)).rejects.toThrow('promised more after page 3');
});

test('pages without cookies end when one is empty', async ({ rig: { client, server } }) => {
  server.script(page({ items: removedXml(id(1)), more: true }), page({ more: true }));

  await expect(retrieveAllChanges(client, query)).rejects.toThrow('promised more after page 2');
});

test('an item whose type a .NET client would not see is refused', async ({ rig: { client, server } }) => {
  const untyped = removedXml(id(1)).replace(' i:type="c:RemovedOrDeletedItem"', '');
  const elsewhere = removedXml(id(1)).replace('"c:RemovedOrDeletedItem"', '"a:RemovedOrDeletedItem"');
  server.script(page({ items: untyped, token: 'x' }), page({ items: elsewhere, token: 'x' }));

  await expect(retrieveAllChanges(client, query)).rejects.toThrow('an item of type (none)');
  await expect(retrieveAllChanges(client, query)).rejects.toThrow('RemovedOrDeletedItem of http');
});

test('the rows of a query come page by page until there are no more', async ({ rig: { client, server } }) => {
  const rows = (number: number, paging: string) =>
    answered(
      resultXml(
        'RetrieveMultiple',
        `<a:KeyValuePairOfstringanyType><b:key>EntityCollection</b:key><b:value i:type="a:EntityCollection"><a:Entities><a:Entity><a:Id>${id(number)}</a:Id></a:Entity></a:Entities>${paging}</b:value></a:KeyValuePairOfstringanyType>`,
      ),
    );
  server.script(
    rows(1, '<a:MoreRecords>true</a:MoreRecords><a:PagingCookie>next</a:PagingCookie>'),
    rows(2, '<a:MoreRecords>false</a:MoreRecords><a:PagingCookie i:nil="true"/>'),
  );

  const found = await retrieveRows(client, { logicalName: 'sample_book', columns: [], pageSize: 1 });

  expect(found.map(row => row.id)).toEqual([id(1), id(2)]);
  expect(server.requests[1]?.body).toContain('<a:PageNumber>2</a:PageNumber><a:PagingCookie>next</a:PagingCookie>');
});
