import { expect, test } from '@playwright/test';
import { defineColumn } from '../../../../engine/tables/system-columns';
import { addBooks, type Answer, ROOT, type Send, startApi } from '../../testing/api';

type Page = {
  '@odata.context': string;
  '@odata.count'?: number;
  '@odata.nextLink'?: string;
  value: Record<string, unknown>[];
};
const pageOf = ({ body }: Answer): Page => body as Page;
const codesOf = (answer: Answer): unknown[] => pageOf(answer).value.map(row => row['sample_bookcode']);
const query = (send: Send, options: string, headers: Record<string, string> = {}) =>
  send('GET', `sample_books?${options}`, { headers });

test('a query answers the selected columns and the primary id', async () => {
  const { send } = startApi();
  await addBooks(send, 1);
  const answer = await query(send, '$select=sample_name,_ownerid_value');
  expect(pageOf(answer)['@odata.context']).toBe(`${ROOT}/$metadata#sample_books(sample_name,_ownerid_value)`);
  expect(Object.keys(pageOf(answer).value[0] ?? {})).toEqual([
    '@odata.etag',
    'sample_name',
    '_ownerid_value',
    'sample_bookid',
  ]);
  const all = pageOf(await query(send, ''));
  expect(all['@odata.context']).toBe(`${ROOT}/$metadata#sample_books`);
  expect(all.value[0]).toMatchObject({
    statecode: 0,
    statuscode: 1,
    sample_pages: 0,
    createdon: expect.stringMatching(/Z$/),
  });
});

test('rows are filtered, ordered, limited and counted', async () => {
  const { send } = startApi();
  await addBooks(send, 6);
  const ordered = await query(
    send,
    "$filter=sample_pages gt 1 and not contains(sample_name,'4')&$orderby=sample_pages desc",
  );
  expect(codesOf(ordered)).toEqual(['C5', 'C3', 'C2']);
  expect(codesOf(await query(send, '$orderby=statecode,sample_name desc&$top=2'))).toEqual(['C5', 'C4']);
  expect(pageOf(await query(send, '$count=true&$filter=sample_pages lt 2&$top=1'))).toMatchObject({
    '@odata.count': 2,
    value: [{}],
  });
  expect(await send('GET', 'sample_books/$count?$filter=sample_pages%20ge%204')).toMatchObject({
    status: 200,
    text: '2',
  });
  expect(codesOf(await query(send, "$filter=sample_bookcode eq @c&@c='C3'"))).toEqual(['C3']);
  expect(
    codesOf(
      await query(send, '$filter=createdon gt 2020-01-01 and _sample_publisher_value eq null and sample_pages eq 2'),
    ),
  ).toEqual(['C2']);
});

test('pages keep the query and its order, across rows without a value', async () => {
  const { send } = startApi();
  await addBooks(send, 3);
  for (const code of ['N1', 'N2']) await send('POST', 'sample_books', { body: { sample_bookcode: code } });
  const headers = { prefer: 'odata.maxpagesize=2' };

  const first = await query(
    send,
    '$select=sample_bookcode&$orderby=sample_pages desc,sample_bookcode&$count=true',
    headers,
  );
  const second = await send('GET', pageOf(first)['@odata.nextLink'] ?? '', { headers });
  const third = await send('GET', pageOf(second)['@odata.nextLink'] ?? '', { headers });

  expect([first, second, third].map(codesOf)).toEqual([['C2', 'C1'], ['C0', 'N1'], ['N2']]);
  expect(first.headers.get('preference-applied')).toBe('odata.maxpagesize=2');
  expect(pageOf(second)['@odata.count']).toBe(5);
  expect(pageOf(third)['@odata.nextLink']).toBeUndefined();
  const link = decodeURIComponent(pageOf(first)['@odata.nextLink'] ?? '');
  expect(link).toContain('<cookie pagenumber="2" pagingcookie="%3ccookie%20page%3d%221%22%3e');
  expect(link).toContain('istracking="False" />');
});

test('the cookie in a next link names both ends of the page, as documented', async () => {
  const { send } = startApi();
  await addBooks(send, 3);
  const first = await query(send, '$select=sample_bookcode', { prefer: 'odata.maxpagesize=2' });
  const link = decodeURIComponent(decodeURIComponent(pageOf(first)['@odata.nextLink'] ?? ''));
  const end = '"\\{[0-9A-F]{8}-[0-9A-F-]{27}\\}"';
  expect(link).toMatch(
    new RegExp(`pagingcookie="<cookie page="1"><sample_bookid last=${end} first=${end} /></cookie>"`),
  );
});

test('a lookup is ordered by the name of its row, a choice by its number', async () => {
  const { send, organization } = startApi();
  const options = ['Zulu', 'Mike', 'Alfa'].map((label, index) => ({ value: index + 1, label }));
  organization.tables.alter('sample_book', { columns: [defineColumn('sample_shelf', 'choice', { options })] });
  for (const [index, name] of ['Zeta', 'mu', 'Alpha'].entries()) {
    const accountid = `${index + 1}0000000-0000-0000-0000-000000000000`;
    const { headers } = await send('POST', 'accounts', { body: { name, accountid } });
    const publisher = { 'sample_publisher@odata.bind': headers.get('odata-entityid') };
    await send('POST', 'sample_books', { body: { sample_bookcode: name, sample_shelf: index + 1, ...publisher } });
  }

  const byName = ['Alpha', 'mu', 'Zeta'];
  expect(codesOf(await query(send, '$orderby=_sample_publisher_value'))).toEqual(byName);
  expect(codesOf(await query(send, '$orderby=_sample_publisher_value desc'))).toEqual(byName.toReversed());
  expect(codesOf(await query(send, '$orderby=sample_shelf'))).toEqual(['Zeta', 'mu', 'Alpha']);
  const headers = { prefer: 'odata.maxpagesize=1' };
  const first = await query(send, '$orderby=_sample_publisher_value', headers);
  expect(codesOf(await send('GET', pageOf(first)['@odata.nextLink'] ?? '', { headers }))).toEqual(['mu']);
});

test('a row deleted between two pages neither hides nor repeats another', async () => {
  const { send } = startApi();
  await addBooks(send, 5);
  const headers = { prefer: 'odata.maxpagesize=2' };
  const first = await query(send, '$orderby=sample_bookcode', headers);
  await send('DELETE', "sample_books(sample_bookcode='C1')");
  expect(codesOf(await send('GET', pageOf(first)['@odata.nextLink'] ?? '', { headers }))).toEqual(['C2', 'C3']);
});

test('$top next to a page size is ignored, as documented', async () => {
  const { send } = startApi();
  await addBooks(send, 3);
  const page = pageOf(await query(send, '$top=1', { prefer: 'odata.maxpagesize=2' }));
  expect(page.value).toHaveLength(2);
  expect(page['@odata.nextLink']).toBeDefined();
});

test('what a query cannot mean is a 400, and what is not implemented a 501 that names it', async () => {
  const { send } = startApi();
  const unknown = "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.sample_book'.";
  expect(await query(send, '$select=Name')).toMatchObject({
    status: 400,
    body: { error: { code: '0x80060888', message: unknown } },
  });
  for (const options of [
    '$filter=Name eq 1',
    '$orderby=Name',
    '$filter=sample_pages eq',
    '$top=x',
    '$top=0',
    '$count=maybe',
    '$orderby=sample_name up',
    '$select=',
    '$filter=a&$filter=b',
    '$expand=nothing',
    '$expand=sample_name',
  ]) {
    expect((await query(send, options)).status, options).toBe(400);
  }
  for (const options of [
    '$skip=1',
    '$apply=x',
    'fetchXml=x',
    '$search=x',
    'tag=x',
    '$select=ownerid',
    '$filter=ownerid/fullname eq 1',
  ]) {
    expect((await query(send, options)).status, options).toBe(501);
  }
  expect((await query(send, '$search=x')).text).toContain("'$search'");
});

test('a next link that is followed with another order is refused', async () => {
  const { send } = startApi();
  await addBooks(send, 3);
  const first = await query(send, '$orderby=sample_pages', { prefer: 'odata.maxpagesize=1' });
  const link = pageOf(first)['@odata.nextLink'] ?? '';
  for (const order of ['sample_name', 'sample_pages,sample_name', 'sample_bookid']) {
    const answer = await send('GET', link.replace('$orderby=sample_pages', `$orderby=${order}`));
    expect([answer.status, answer.text], order).toEqual([
      400,
      expect.stringContaining('does not belong to this query'),
    ]);
  }
});

test('a column that is not valid for read is refused by name, and left out otherwise', async () => {
  const { send, organization } = startApi();
  organization.tables.alter('sample_book', {
    columns: [defineColumn('sample_secret', 'string', { validForRead: false })],
  });
  await addBooks(send, 1);
  expect(pageOf(await query(send, '')).value[0]).not.toHaveProperty('sample_secret');
  for (const option of ['$select=sample_secret', "$filter=sample_secret eq 'a'", '$orderby=sample_secret']) {
    expect(await query(send, option), option).toMatchObject({
      status: 501,
      text: expect.stringContaining('sample_secret'),
    });
  }
});
