import { expect, test } from '@playwright/test';
import { defineColumn } from '../../../engine/tables/system-columns';
import { type ColumnValue } from '../../../engine/values/row';
import { columnsXml, pair, type Service, type SoapAnswer, startService, typed } from '../testing/service';

const any = (type: string, content: string): string => `<r:anyType i:type="${type}">${content}</r:anyType>`;
const condition = (column: string, operator: string, ...values: readonly string[]): string =>
  `<a:ConditionExpression><a:AttributeName>${column}</a:AttributeName><a:Operator>${operator}</a:Operator><a:Values>${values.join('')}</a:Values></a:ConditionExpression>`;
const filter = (operator: string, conditions: string, filters = ''): string =>
  `<a:Conditions>${conditions}</a:Conditions><a:FilterOperator>${operator}</a:FilterOperator><a:Filters>${filters}</a:Filters>`;

type Wish = { readonly criteria?: string; readonly more?: string; readonly orders?: string; readonly paging?: string };

const query = ({ criteria = '', more = '', orders = '', paging = '' }: Wish = {}): string =>
  `<a:ColumnSet>${columnsXml('sample_bookcode')}</a:ColumnSet><a:Criteria>${criteria}</a:Criteria><a:EntityName>sample_book</a:EntityName><a:Orders>${orders}</a:Orders>${paging === '' ? '' : `<a:PageInfo>${paging}</a:PageInfo>`}${more}`;

const ask = (service: Service, wish: Wish) =>
  service.execute('RetrieveMultiple', pair('Query', typed('a:QueryExpression', query(wish))));

const codesIn = (answer: SoapAnswer): (string | undefined)[] =>
  answer.all('Entity').map(entity => entity.children[0]?.children[1]?.children[1]?.text);

function startLibrary(): Service {
  const service = startService();
  const { rows, system } = service.organization;
  const books: Record<string, ColumnValue>[] = [
    {
      sample_bookcode: 'A',
      sample_name: 'Alpha',
      sample_pages: 10,
      sample_genre: 1,
      sample_printedon: '2024-01-01T00:00:00Z',
    },
    { sample_bookcode: 'B', sample_name: 'beta', sample_pages: 20, sample_genre: 2, sample_sold: true },
    { sample_bookcode: 'C', sample_name: 'Gamma', sample_pages: 30, sample_printedon: '2025-01-01T00:00:00Z' },
    { sample_bookcode: 'D' },
  ];
  for (const book of books) rows.create('sample_book', new Map(Object.entries(book)), system);
  return service;
}

test('conditions compare as Dataverse does: text without case, no value passes nothing but Null and NotEqual', async () => {
  const service = startLibrary();
  const order =
    '<a:OrderExpression><a:AttributeName>sample_bookcode</a:AttributeName><a:OrderType>Ascending</a:OrderType></a:OrderExpression>';
  const found = async (...args: Parameters<typeof condition>) =>
    codesIn(await ask(service, { criteria: filter('And', condition(...args)), orders: order })).join('');

  expect(await found('sample_name', 'Equal', any('x:string', 'BETA'))).toBe('B');
  expect(await found('sample_name', 'NotEqual', any('x:string', 'beta'))).toBe('ACD');
  expect(await found('sample_pages', 'GreaterThan', any('x:int', '10'))).toBe('BC');
  expect(await found('sample_pages', 'GreaterEqual', any('x:int', '10'))).toBe('ABC');
  expect(await found('sample_pages', 'LessThan', any('x:int', '20'))).toBe('A');
  expect(await found('sample_pages', 'LessEqual', any('x:int', '20'))).toBe('AB');
  expect(await found('sample_pages', 'In', any('x:int', '10'), any('x:int', '30'))).toBe('AC');
  expect(await found('sample_name', 'Like', any('x:string', '%a'))).toBe('ABC');
  expect(await found('sample_name', 'BeginsWith', any('x:string', 'al'))).toBe('A');
  expect(await found('sample_name', 'EndsWith', any('x:string', 'TA'))).toBe('B');
  expect(await found('sample_name', 'Null')).toBe('D');
  expect(await found('sample_name', 'NotNull')).toBe('ABC');
  expect(await found('sample_genre', 'Equal', any('x:int', '2'))).toBe('B');
  expect(await found('sample_genre', 'Equal', any('a:OptionSetValue', '<a:Value>1</a:Value>'))).toBe('A');
  expect(await found('sample_sold', 'Equal', any('x:boolean', 'true'))).toBe('B');
  expect(await found('sample_printedon', 'GreaterThan', any('x:dateTime', '2024-06-01T00:00:00'))).toBe('C');
});

test("lists, ranges, patterns and dates relative to the organization's clock are asked for", async () => {
  const service = startLibrary();
  const found = async (...args: Parameters<typeof condition>) =>
    codesIn(await ask(service, { criteria: filter('And', condition(...args)) }))
      .toSorted()
      .join('');
  const pages = (...numbers: readonly number[]) => numbers.map(number => any('x:int', String(number)));

  expect(await found('sample_pages', 'In', ...pages(10, 30))).toBe('AC');
  expect(await found('sample_pages', 'NotIn', ...pages(10, 30))).toBe('BD');
  expect(await found('sample_pages', 'Between', ...pages(15, 30))).toBe('BC');
  expect(await found('sample_pages', 'NotBetween', ...pages(15, 30))).toBe('AD');
  expect(await found('sample_name', 'DoesNotBeginWith', any('x:string', 'AL'))).toBe('BCD');
  expect(await found('sample_name', 'NotLike', any('x:string', '%m%'))).toBe('ABD');
  expect(await found('sample_printedon', 'On', any('x:dateTime', '2024-01-01T12:00:00Z'))).toBe('A');
  expect(await found('sample_printedon', 'OnOrBefore', any('x:dateTime', '2024-01-01T12:00:00Z'))).toBe('A');
  expect(await found('sample_printedon', 'OlderThanXDays', ...pages(1))).toBe('AC');
  expect(await found('createdon', 'Today')).toBe('ABCD');
  service.organization.clock.advance(86_400_000);
  expect(await found('createdon', 'Today')).toBe('');
  expect(await found('createdon', 'Yesterday')).toBe('ABCD');
  expect(await found('createdon', 'LastXDays', ...pages(1))).toBe('ABCD');
});

test('filters are joined by And and Or, at any depth', async () => {
  const service = startLibrary();
  const small = condition('sample_pages', 'LessThan', any('x:int', '15'));
  const large = condition('sample_pages', 'GreaterThan', any('x:int', '25'));
  const gamma = condition('sample_name', 'Equal', any('x:string', 'Gamma'));
  const either = `<a:FilterExpression>${filter('Or', small + large)}</a:FilterExpression>`;
  const empty = `<a:FilterExpression>${filter('And', '')}</a:FilterExpression>`;

  expect(codesIn(await ask(service, { criteria: filter('Or', small + large) }))).toHaveLength(2);
  expect(codesIn(await ask(service, { criteria: filter('And', small + large) }))).toEqual([]);
  expect(codesIn(await ask(service, { criteria: filter('And', gamma, either) }))).toEqual(['C']);
  expect(codesIn(await ask(service, { criteria: filter('Or', gamma, empty) }))).toEqual(['C']);
  expect(codesIn(await ask(service, {}))).toHaveLength(4);
});

test('pages follow the cookie, also when rows before it go', async () => {
  const service = startLibrary();
  const { rows, system } = service.organization;
  const orders =
    '<a:OrderExpression><a:AttributeName>sample_pages</a:AttributeName><a:OrderType>Descending</a:OrderType></a:OrderExpression>';
  const page = (number: number, cookie = '') =>
    ask(service, {
      orders,
      paging: `<a:Count>2</a:Count><a:PageNumber>${number}</a:PageNumber><a:PagingCookie>${cookie.replaceAll('<', '&lt;')}</a:PagingCookie><a:ReturnTotalRecordCount>true</a:ReturnTotalRecordCount>`,
    });

  const first = await page(1);
  expect([codesIn(first), first.first('MoreRecords'), first.first('TotalRecordCount')]).toEqual([
    ['C', 'B'],
    'true',
    '4',
  ]);
  const [gone] = [...rows.scan('sample_book')].filter(({ values }) => values.get('sample_bookcode') === 'C');
  rows.remove('sample_book', gone?.id ?? '', system);
  const second = await page(2, first.first('PagingCookie'));

  expect([codesIn(second), second.first('MoreRecords')]).toEqual([['A', 'D'], 'false']);
  expect(second.all('PagingCookie')[0]?.isNil).toBe(true);
  expect((await page(2, '<cookie page="1"/>')).first('Message')).toContain('does not belong to this query');
});

const orderBy = (column: string, direction = 'Ascending'): string =>
  `<a:OrderExpression><a:AttributeName>${column}</a:AttributeName><a:OrderType>${direction}</a:OrderType></a:OrderExpression>`;
const pageOf = (size: number, page: number, cookie = ''): string =>
  `<a:Count>${size}</a:Count><a:PageNumber>${page}</a:PageNumber><a:PagingCookie>${cookie.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</a:PagingCookie>`;
const guid = '\\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\\}';

test('the cookie is the one that the SDK parses: plain values of the last and the first row, nulls by attributes of their own', async () => {
  const service = startLibrary();
  const cookieOf = async (column: string, size: number) =>
    (await ask(service, { orders: orderBy(column), paging: pageOf(size, 1) })).first('PagingCookie') ?? '';
  const form = (members: string) =>
    new RegExp(`^<cookie page="1">${members}<sample_bookid last="${guid}" first="${guid}" /></cookie>$`);

  expect(await cookieOf('sample_name', 3)).toMatch(form('<sample_name last="beta" firstnull="1" />'));
  expect(await cookieOf('sample_pages', 1)).toMatch(form('<sample_pages lastnull="1" firstnull="1" />'));
  expect(await cookieOf('sample_printedon', 3)).toMatch(
    form('<sample_printedon last="2024-01-01T00:00:00Z" firstnull="1" />'),
  );
  const raw = (await ask(service, { orders: orderBy('sample_name'), paging: pageOf(3, 1) })).text;
  expect(raw).toContain('&lt;cookie page="1"&gt;&lt;sample_name last="beta" firstnull="1" /&gt;');
});

test('the cookie is taken back as a client writes it anew, whatever is in its values', async () => {
  const service = startLibrary();
  const { rows, system } = service.organization;
  for (const name of ['a & <b> "c"', 'x\ny']) {
    rows.create('sample_book', new Map(Object.entries({ sample_bookcode: name, sample_name: name })), system);
  }
  const orders = orderBy('sample_name', 'Descending');
  const seen: (string | undefined)[] = [];
  for (let page = 1, cookie = ''; page <= 6; page += 1) {
    const answer = await ask(service, { orders, paging: pageOf(1, page, cookie) });
    seen.push(...codesIn(answer));
    cookie = (answer.first('PagingCookie') ?? '').replaceAll(' />', '/>').replace('><', '>\n  <');
  }

  expect(seen).toEqual(['x\ny', 'C', 'B', 'A', 'a & <b> "c"', 'D']);
});

test('a cookie of another page than the one before is ignored: the page is found by its number', async () => {
  const service = startLibrary();
  const orders = orderBy('sample_bookcode');
  const cookie = (await ask(service, { orders, paging: pageOf(1, 1) })).first('PagingCookie') ?? '';
  const codeOn = async (page: number, own: number) =>
    codesIn(
      await ask(service, { orders, paging: pageOf(1, page, cookie.replace('page="1"', `page="${own}"`)) }),
    ).join();

  expect([await codeOn(2, 1), await codeOn(4, 1), await codeOn(3, 3), await codeOn(0, 1)]).toEqual([
    'B',
    'D',
    'C',
    'B',
  ]);
  const messageFor = async (text: string) =>
    (await ask(service, { orders, paging: pageOf(1, 2, text) })).first('Message');
  expect(await messageFor('<cookie page="1">')).toContain('malformed');
  expect(await messageFor(cookie.replace('last=', 'lost='))).toContain('malformed');
  expect(await messageFor(cookie.replaceAll('sample_bookcode', 'sample_name'))).toContain('does not belong');
  expect(await messageFor('<!DOCTYPE a [<!ENTITY b "c">]><cookie page="1"/>')).toContain('malformed');
});

test('a lookup is ordered by the name of its row, a choice by its label, and both are paged', async () => {
  const service = startLibrary();
  const { organization } = service;
  const { rows, system } = organization;
  const options = ['Zulu', 'Mike', 'Alfa'].map((label, index) => ({ value: index + 1, label }));
  organization.tables.alter('sample_book', { columns: [defineColumn('sample_shelf', 'choice', { options })] });
  const press = ['Zeta', 'mu', 'Alpha'].map((name, index) => {
    const id = `${index + 1}0000000-0000-0000-0000-000000000000`;
    return rows.create('account', new Map([['name', name]]), system, { id }).id;
  });
  const books = [...rows.scan('sample_book')];
  press.forEach((id, index) => {
    const values = { sample_publisher: { table: 'account', id }, sample_shelf: index + 1 };
    rows.update('sample_book', books[index]?.id ?? '', new Map(Object.entries<ColumnValue>(values)), system);
  });

  for (const column of ['sample_publisher', 'sample_shelf']) {
    const seen: (string | undefined)[] = [];
    for (let page = 1, cookie = ''; page <= 4; page += 1) {
      const answer = await ask(service, { orders: orderBy(column), paging: pageOf(1, page, cookie) });
      seen.push(...codesIn(answer));
      cookie = answer.first('PagingCookie') ?? '';
    }
    expect(seen, column).toEqual(['D', 'C', 'B', 'A']);
  }
});

test('a top count ends a query, and does not go with pages', async () => {
  const service = startLibrary();
  const top = '<a:TopCount>2</a:TopCount>';
  const answer = await ask(service, { more: top });
  expect([codesIn(answer).length, answer.first('MoreRecords'), answer.first('TotalRecordCount')]).toEqual([
    2,
    'false',
    '-1',
  ]);
  const both = await ask(service, { more: top, paging: '<a:Count>1</a:Count><a:PageNumber>1</a:PageNumber>' });
  expect(both.first('Message')).toContain('both a TopCount and a PageInfo');
});

test('a query by attributes without a column set answers the ids', async () => {
  const service = startLibrary();
  const byName = (...values: readonly string[]) =>
    service.execute(
      'RetrieveMultiple',
      pair(
        'Query',
        typed(
          'a:QueryByAttribute',
          `<a:Attributes><r:string>sample_name</r:string></a:Attributes><a:ColumnSet i:nil="true"/><a:EntityName>sample_book</a:EntityName><a:Orders/><a:PageInfo i:nil="true"/><a:Values>${values.join('')}</a:Values><a:TopCount i:nil="true"/>`,
        ),
      ),
    );

  const answer = await byName(any('x:string', 'alpha'));
  expect(answer.all('key').map(({ text }) => text)).toEqual(['EntityCollection', 'sample_bookid']);
  expect((await byName('<r:anyType i:nil="true"/>')).all('Entity')).toHaveLength(1);
  expect((await byName()).first('Message')).toContain('1 attributes and 0 values');
});

test('queries that are not implemented are refused by name', async () => {
  const service = startLibrary();
  const fetch = typed('a:FetchExpression', '<a:Query>&lt;fetch/&gt;</a:Query>');
  const messageFor = async (wish: Wish) => (await ask(service, wish)).first('Message');

  const answer = await service.execute('RetrieveMultiple', pair('Query', fetch));
  expect(answer.first('Message')).toContain('FetchExpression is not supported');
  expect(answer.first('ErrorCode')).toBe(String(0x80004001 | 0));
  expect(await messageFor({ more: '<a:LinkEntities><a:LinkEntity/></a:LinkEntities>' })).toContain('LinkEntities');
  expect(await messageFor({ more: '<a:Distinct>true</a:Distinct>' })).toContain('Distinct');
  expect(await messageFor({ criteria: filter('And', condition('sample_name', 'InFiscalYear')) })).toContain(
    "'InFiscalYear'",
  );
  expect(
    await messageFor({ criteria: filter('And', condition('sample_pages', 'Equal', any('x:string', 'x'))) }),
  ).toContain("type 'integer' is expected");
  expect(await messageFor({ criteria: filter('And', condition('sample_pages', 'Equal')) })).toContain(
    'number of values',
  );
  expect(await messageFor({ criteria: filter('Nor', '') })).toContain('FilterOperator');
  expect(await messageFor({ criteria: filter('And', condition('sample_nothing', 'Null')) })).toContain(
    'sample_nothing',
  );
});
