import { expect, test } from '@playwright/test';
import { addBooks, allPages, askChanges, changesIn } from '../testing/changes';
import { pair, startService, typed } from '../testing/service';

const millisecondsPerDay = 86_400_000;

test('a first read has all rows and no removal, and its token starts a delta', async () => {
  const service = startService();
  const [first = '', second = ''] = addBooks(service, 'A', 'B', 'C');
  service.organization.rows.remove('sample_book', first, service.organization.system);

  const initial = changesIn(await askChanges(service));
  expect(initial).toMatchObject({ items: ['B', 'C'], more: false, cookie: undefined });

  service.organization.rows.update(
    'sample_book',
    second,
    new Map([['sample_name', 'New']]),
    service.organization.system,
  );
  addBooks(service, 'D');
  const delta = changesIn(await askChanges(service, { since: initial.token ?? '' }));
  expect(delta.items).toEqual(['B', 'D']);
  expect(changesIn(await askChanges(service, { since: delta.token ?? '' })).items).toEqual([]);
});

test('removals follow what is new or updated, and a row that came and went is a removal only', async () => {
  const service = startService();
  const { rows, system } = service.organization;
  const [old = ''] = addBooks(service, 'A');
  const { token = '' } = changesIn(await askChanges(service));
  const [fleeting = ''] = addBooks(service, 'B');
  rows.remove('sample_book', old, system);
  rows.remove('sample_book', fleeting, system);
  addBooks(service, 'C');

  const answer = await askChanges(service, { since: token });

  expect(changesIn(answer).items).toEqual(['C', `-${old}`, `-${fleeting}`]);
  expect(answer.all('anyType').map(({ type }) => type?.name)).toEqual([
    'NewOrUpdatedItem',
    'RemovedOrDeletedItem',
    'RemovedOrDeletedItem',
  ]);
  expect(answer.all('Type').map(({ text }) => text)).toEqual(['NewOrUpdated', 'RemoveOrDeleted', 'RemoveOrDeleted']);
});

test('only the last page has a token, and only the others have a cookie', async () => {
  const service = startService();
  addBooks(service, 'A', 'B', 'C', 'D', 'E');

  const pages = await allPages(service, { count: 2 });

  expect(pages.map(({ items }) => items)).toEqual([['A', 'B'], ['C', 'D'], ['E']]);
  expect(pages.map(({ token }) => token !== undefined)).toEqual([false, false, true]);
  expect(pages.map(({ cookie }) => cookie !== undefined)).toEqual([true, true, false]);
});

test('pages are followed by their cookies alone, as clients that count no pages do', async () => {
  const service = startService();
  addBooks(service, 'A', 'B', 'C', 'D', 'E');
  const items: string[] = [];
  let page = changesIn(await askChanges(service, { count: 2, page: 1 }));
  items.push(...page.items);
  while (page.cookie !== undefined && items.length < 10) {
    page = changesIn(await askChanges(service, { count: 2, cookie: page.cookie }));
    items.push(...page.items);
  }

  expect(items).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(page.token).toBeDefined();
});

test('the cookie of a read of changes begins as that of a query, and says no more to its client', async () => {
  const service = startService();
  addBooks(service, 'A', 'B');
  const { cookie = '' } = changesIn(await askChanges(service, { count: 1, page: 1 }));

  expect(cookie).toMatch(/^<cookie page="1"><\w+ last="[^"<]*" \/>.*<\/cookie>$/);
});

test('what is written while a client pages is in its next delta', async () => {
  const service = startService();
  const { rows, system } = service.organization;
  const [a = '', b = ''] = addBooks(service, 'A', 'B', 'C');
  const first = changesIn(await askChanges(service, { count: 1, page: 1 }));
  rows.update('sample_book', a, new Map([['sample_name', 'Late']]), system);
  rows.remove('sample_book', b, system);
  addBooks(service, 'D');

  const second = changesIn(await askChanges(service, { page: 2, cookie: first.cookie ?? '' }));
  const delta = changesIn(await askChanges(service, { since: second.token ?? '' }));

  expect(second.items).toEqual(['C', 'A', 'D']);
  expect(delta.items).toEqual(['A', 'D', `-${b}`]);
});

test('a delta is paged over the border between rows and removals', async () => {
  const service = startService();
  const { rows, system } = service.organization;
  const ids = addBooks(service, 'A', 'B');
  const { token = '' } = changesIn(await askChanges(service));
  for (const id of ids) rows.remove('sample_book', id, system);
  addBooks(service, 'C');

  const pages = await allPages(service, { since: token, count: 2 });

  expect(pages.map(({ items }) => items)).toEqual([['C', `-${ids[0] ?? ''}`], [`-${ids[1] ?? ''}`]]);
});

test('a token of one protocol works in the other', async () => {
  const service = startService();
  addBooks(service, 'A');
  const { token = '' } = changesIn(await askChanges(service));
  const ours = service.organization.changes.start('sample_book', token);
  addBooks(service, 'B');

  expect(ours).toBe(service.organization.changes.currentVersion - 1n);
  const theirs = service.organization.changes.issueToken();
  expect(changesIn(await askChanges(service, { since: theirs })).items).toEqual([]);
});

test('an empty DataVersion and a PageInfo of zeros mean a first read', async () => {
  const service = startService();
  addBooks(service, 'A');
  expect(changesIn(await askChanges(service, { since: '', count: 0, page: 0 })).items).toEqual(['A']);
});

test('a DataVersion that is of no use is a fault with the code of its reason', async () => {
  const service = startService();
  addBooks(service, 'A');
  const { token = '' } = changesIn(await askChanges(service));
  const codeFor = async (since: string, table = 'sample_book') =>
    (await askChanges(service, { since, table, columns: [] })).first('ErrorCode');
  const invalid = String(0x80040203 | 0);

  expect(await codeFor('nonsense')).toBe(invalid);
  expect(await codeFor('99999999!01/01/2020 00:00:00')).toBe(invalid);
  expect(await codeFor(token, 'asyncoperation')).toBe('-2147015535');
  expect(await codeFor(token, 'nothing')).toBe('-2147217150');
  expect((await askChanges(service, { columns: ['sample_nothing'] })).first('ErrorCode')).toBe('-2147217149');

  service.organization.clock.advance(8 * millisecondsPerDay);
  expect(await codeFor(token)).toBe('-2147204270');
});

test('a read that was begun too long ago cannot be ended, as over the Web API', async () => {
  const service = startService();
  addBooks(service, 'A', 'B');
  const { cookie = '' } = changesIn(await askChanges(service, { count: 1, page: 1 }));
  expect((await askChanges(service, { count: 1, page: 2, cookie })).status).toBe(200);

  service.organization.clock.advance(8 * millisecondsPerDay);
  expect((await askChanges(service, { count: 1, page: 2, cookie })).first('ErrorCode')).toBe('-2147204270');
});

test('a cookie that is foreign, damaged or missing is a fault, never a guess', async () => {
  const service = startService();
  addBooks(service, 'A', 'B', 'C');
  const { token = '' } = changesIn(await askChanges(service));
  addBooks(service, 'D', 'E', 'F');
  const first = changesIn(await askChanges(service, { since: token, count: 1, page: 1 }));
  const cookie = first.cookie ?? '';
  const messageFor = async (wish: Parameters<typeof askChanges>[1]) =>
    (await askChanges(service, wish)).first('Message') ?? 'no fault';

  expect(await messageFor({ since: token, page: 2, cookie })).toBe('no fault');
  expect(await messageFor({ since: token, page: 2 })).toContain('needs the PagingCookie');
  expect(await messageFor({ since: token, page: 3, cookie })).toContain('the one of page 1');
  expect(await messageFor({ page: 2, cookie })).toContain('does not belong to this read');
  expect(await messageFor({ since: token, page: 2, cookie: cookie.replace('version', 'vision') })).toContain('belong');
  expect(await messageFor({ since: token, page: 2, cookie: '<cookie' })).toContain('malformed');
  expect(await messageFor({ since: token, page: 2, cookie: 'x'.repeat(50_000) })).toContain('malformed');
});

test('what this emulator does not do with changes is refused by name', async () => {
  const service = startService();
  const books = pair('EntityName', typed('x:string', 'sample_book'));
  const answer = await service.execute('RetrieveEntityChanges', books + pair('Filter', typed('x:string', 'x')));
  const stamped = await service.execute(
    'RetrieveEntityChanges',
    books + pair('GetGlobalMetadataVersion', typed('x:boolean', 'true')),
  );

  expect(answer.first('Message')).toContain("The parameter 'Filter' of RetrieveEntityChanges");
  expect(stamped.first('Message')).toContain('GetGlobalMetadataVersion');
  expect((await service.execute('RetrieveEntityChanges')).first('Message')).toContain("'EntityName' is missing");
});
