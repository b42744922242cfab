import { test as base, expect } from '@playwright/test';
import { answered, changesXml, faulted, removedXml, ServiceRig } from '../organization-service/testing/service-rig';
import { goldenText } from '../organization-service/testing/golden';
import { entityChangesFeed } from './entity-changes-feed';

const test = base.extend<{ rig: ServiceRig }>({
  rig: async ({}, use) => {
    const rig = await ServiceRig.start();
    await use(rig);
    await rig.server.stop();
  },
});

const table = {
  logicalName: 'sample_book',
  columns: ['sample_name'],
  rowOf: ({ id, attributes }: { id?: string; attributes: Record<string, unknown> }, columns: readonly string[]) => ({
    id,
    ...Object.fromEntries(columns.map(column => [column, attributes[column]])),
  }),
};
const id = (n: number) => `10000000-0000-0000-0000-00000000000${n}`;

test('changes come as the Web API tells them: rows with their version, deletions with a reason', async ({
  rig: { client, server },
}) => {
  server.script({ status: 200, headers: { 'content-type': 'text/xml' }, body: goldenText('res-delta') });

  const { changes, token } = await entityChangesFeed(client, table).since('1!x', { pageSize: 5 });

  expect(changes).toEqual([
    {
      type: 'upserted',
      row: { id: id(0), sample_name: 'Demo Book 0 updated 10:15 AM', '@odata.etag': 'W/"919055"' },
    },
    { type: 'deleted', id: id(1), reason: 'deleted' },
  ]);
  expect(token).toBe('919058!08/22/2017 08:21:20');
});

test('pages without an end are refused, however new their cookies are', async ({ rig: { client, server } }) => {
  server.script(
    ...Array.from({ length: 102 }, (_, n) =>
      answered(changesXml({ items: removedXml(id(1)), more: true, cookie: `cookie ${n}` })),
    ),
  );

  const read = entityChangesFeed(client, table).initial({ pageSize: 1 });

  await expect(read).rejects.toThrow('After 102 pages');
  expect(server.requests).toHaveLength(102);
});

test('each page is shown before the next one is asked for, with its token and whether more follow', async ({
  rig: { client, server },
}) => {
  server.script(
    answered(changesXml({ items: removedXml(id(1)), more: true, cookie: 'one' })),
    answered(changesXml({ items: removedXml(id(2)), token: '9!x' })),
  );
  const asked: number[] = [];

  const { pages } = await entityChangesFeed(client, table).initial({
    pageSize: 1,
    afterPage: () => Promise.resolve(void asked.push(server.requests.length)),
  });

  expect(asked).toEqual([1, 2]);
  expect(pages).toMatchObject([
    { token: undefined, hasMore: true },
    { token: '9!x', hasMore: false },
  ]);
});

test('a last page without a token is a broken protocol', async ({ rig: { client, server } }) => {
  server.script(answered(changesXml({})));

  await expect(entityChangesFeed(client, table).initial({ pageSize: 1 })).rejects.toThrow('came without a DataToken');
});

test('an answer without changes needs no token: the one that was sent leads on', async ({
  rig: { client, server },
}) => {
  server.script(answered(changesXml({})), answered(changesXml({ items: removedXml(id(1)) })));
  const feed = entityChangesFeed(client, table);

  expect((await feed.since('1!x', { pageSize: 1 })).token).toBe('1!x');
  await expect(feed.since('1!x', { pageSize: 1 })).rejects.toThrow('came without a DataToken');
});

test('a feed asks for the columns it was made for', async ({ rig: { client, server } }) => {
  server.script(answered(changesXml({ token: '9!x' })));

  await entityChangesFeed(client, table).selecting(['sample_author']).initial({ pageSize: 1 });

  expect(server.requests[0]?.body).toContain('>sample_author<');
  expect(server.requests[0]?.body).not.toContain('>sample_name<');
});

test('a token that is shown to see it refused is refused at once, and settles nothing for another read', async ({
  rig: { client, server, waits },
}) => {
  const unknown = faulted(-2_147_220_969, 'sample_book With Id = 1 Does Not Exist');
  const feed = entityChangesFeed(client, table);
  server.script(unknown, unknown, answered(changesXml({ token: '9!x' })));

  await expect(feed.since('foreign', { pageSize: 5, expects: ['unknown'] })).rejects.toMatchObject({
    code: '0x80040217',
  });
  expect(waits).toEqual([]);

  expect(await feed.since('8!x', { pageSize: 5 })).toMatchObject({ token: '9!x' });
  expect(waits).toEqual([500]);
});

test('a page is on its way while the one before it is read, by its number and cookie', async ({
  rig: { client, server },
}) => {
  const cookie = '&lt;cookie page="1"&gt;';
  server.script(
    answered(changesXml({ items: removedXml(id(1)).repeat(500), more: true, cookie })),
    answered(changesXml({ items: removedXml(id(2)), token: '9!x' })),
  );
  const executed: number[] = [];
  let asked = 0;
  const counting: typeof client.execute = (request, options) => {
    asked += 1;
    return client.execute(request, options);
  };
  const keep = () => {
    executed.push(asked);
    return false;
  };

  const { pages } = await entityChangesFeed({ execute: counting }, table).initial({ pageSize: 500, keep });

  expect(executed[0]).toBe(2);
  expect(pages).toMatchObject([
    { size: 500, changes: [] },
    { size: 1, token: '9!x' },
  ]);
  expect(server.requests[1]?.body).toContain('<a:PageNumber>2</a:PageNumber>');
  expect(server.requests[1]?.body).toContain(`<a:PagingCookie>${cookie}</a:PagingCookie>`);
});
