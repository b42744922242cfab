import { expect, test } from '@playwright/test';
import { defineColumn } from '../../../../engine/tables/system-columns';
import { startApi } from '../../testing/api';

const decimal = '9999999999.0123456789';
const neighbour = '9999999999.0123456788';
const money = '922337203685476.5807';

/** Books A and B, whose weights differ in a digit that no double holds. */
async function weighed() {
  const api = startApi();
  const columns = [
    defineColumn('sample_weight', 'decimal', { precision: 10 }),
    defineColumn('sample_price', 'money', { precision: 4 }),
    defineColumn('sample_ratio', 'double', { precision: 5 }),
  ];
  api.organization.tables.alter('sample_book', { columns });
  const create = (code: string, members: string) =>
    api.send('POST', 'sample_books', { body: `{"sample_bookcode":"${code}",${members}}` });
  await create('A', `"sample_weight":${decimal},"sample_price":${money}`);
  await create('B', `"sample_weight":${neighbour},"sample_price":-0.0001`);
  const found = async (query: string): Promise<string> => {
    const { text } = await api.send('GET', `sample_books?$select=sample_bookcode&${query}`);
    return Array.from(text.matchAll(/"sample_bookcode":"(\w)"/g), ([, code]) => code).join('');
  };
  return { ...api, create, found };
}

test('decimals and money are answered with every digit, in rows, deltas and formatted values', async () => {
  const { send } = await weighed();
  const prefer = 'odata.include-annotations="*"';
  const row = await send('GET', "sample_books(sample_bookcode='A')", { headers: { prefer } });
  expect(row.text).toContain(`"sample_weight":${decimal},`);
  expect(row.text).toContain(`"sample_price":${money},`);
  expect(row.text).toContain('FormattedValue":"9,999,999,999.0123456789"');
  expect(row.text).toContain('FormattedValue":"$922,337,203,685,476.5807"');
  const tracked = await send('GET', 'sample_books', { headers: { prefer: 'odata.track-changes' } });
  expect(tracked.text).toContain(`"sample_weight":${decimal},`);
  expect(tracked.text).toContain('"sample_price":-0.0001,');
});

test('filters, orders and pages see every digit', async () => {
  const { send, found } = await weighed();
  expect(await found(`$filter=sample_weight eq ${decimal}`)).toBe('A');
  expect(await found(`$filter=sample_weight lt ${decimal}`)).toBe('B');
  expect(await found('$filter=sample_price gt 922337203685476.5806')).toBe('A');
  expect(await found('$filter=sample_price lt 0')).toBe('B');
  expect(await found('$orderby=sample_weight')).toBe('BA');
  expect(await found('$orderby=sample_weight desc')).toBe('AB');
  const headers = { prefer: 'odata.maxpagesize=1' };
  const first = await send('GET', 'sample_books?$select=sample_bookcode&$orderby=sample_weight', { headers });
  const next = (first.body as { '@odata.nextLink': string })['@odata.nextLink'];
  expect((await send('GET', next, { headers })).text).toContain('"sample_bookcode":"A"');
});

test('an alternate key tells neighbours apart', async () => {
  const { send } = await weighed();
  const body = { SchemaName: 'sample_weight', KeyAttributes: ['sample_weight'] };
  const keys = "EntityDefinitions(LogicalName='sample_book')/Keys";
  expect((await send('POST', keys, { body })).status).toBe(204);
  await expect
    .poll(async () => (await send('GET', `${keys}(LogicalName='sample_weight')`)).text)
    .toContain('"EntityKeyIndexStatus":"Active"');
  for (const [weight, code] of [
    [decimal, 'A'],
    [neighbour, 'B'],
  ] as const) {
    const row = await send('GET', `sample_books(sample_weight=${weight})?$select=sample_bookcode`);
    expect(row.body).toMatchObject({ sample_bookcode: code });
  }
  const copy = await send('POST', 'sample_books', { body: `{"sample_weight":${decimal}}` });
  expect(copy.status).toBe(412);
});

test('a double stays one, and what no column holds is a refusal', async () => {
  const { send, create, found } = await weighed();
  await create('C', '"sample_ratio":0.30000000000000004');
  await create('D', '"sample_ratio":12345678901.12345678901');
  expect((await send('GET', "sample_books(sample_bookcode='C')")).text).toContain('"sample_ratio":0.3,');
  expect((await send('GET', "sample_books(sample_bookcode='D')")).text).toContain('"sample_ratio":12345678901.12346,');
  expect(await found('$filter=sample_ratio eq 0.3')).toBe('C');
  for (const wrong of ['100000000000.0000000001', '1e400', '1e999999999', '"1.5"']) {
    expect((await create('E', `"sample_weight":${wrong}`)).status, wrong).toBe(400);
  }
  expect((await create('E', '"sample_pages":1.00000000000000001')).status).toBe(400);
  expect((await send('GET', 'sample_books?$filter=sample_weight eq 1e999999999')).status).toBe(400);
});
