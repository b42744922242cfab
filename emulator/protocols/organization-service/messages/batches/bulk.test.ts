import { expect, test } from '@playwright/test';
import { bookAttributes, bookCodes } from '../../testing/batches';
import { addBooks, askChanges, changesIn } from '../../testing/changes';
import { bookKeyXml, entityXml, pair, type Service, startService, typed } from '../../testing/service';

const targetsXml = (entities: readonly string[], table = 'sample_book'): string =>
  pair(
    'Targets',
    typed(
      'a:EntityCollection',
      `<a:Entities>${entities.map(entity => `<a:Entity>${entity}</a:Entity>`).join('')}</a:Entities><a:EntityName>${table}</a:EntityName>`,
    ),
  );

const named = (name: string): string => pair('sample_name', typed('x:string', name));
const names = ({ organization }: Service) =>
  [...organization.rows.scan('sample_book')].map(({ values }) => values.get('sample_name'));
const FIRST = '10000000-0000-0000-0000-000000000001';

test('CreateMultiple creates all rows, answers their ids, and all are in the delta', async () => {
  const service = startService();
  const { token = '' } = changesIn(await askChanges(service));
  const entities = [
    entityXml('sample_book', bookAttributes('A'), FIRST),
    entityXml('sample_book', bookAttributes('B')),
  ];

  const answer = await service.execute('CreateMultiple', targetsXml(entities));

  expect(answer.all('value').map(({ type }) => type?.name)).toEqual(['ArrayOfguid']);
  const ids = answer.all('guid').map(({ text }) => text);
  expect(ids).toEqual([FIRST, expect.stringMatching(/^[\da-f-]{36}$/)]);
  expect(changesIn(await askChanges(service, { since: token })).items).toEqual(['A', 'B']);
});

test('CreateMultiple creates no row when one is refused', async () => {
  const service = startService();
  const { token = '' } = changesIn(await askChanges(service));
  const entities = ['A', 'B', 'A'].map(code => entityXml('sample_book', bookAttributes(code)));

  const answer = await service.execute('CreateMultiple', targetsXml(entities));

  expect(answer.first('ErrorCode')).toBe('-2147088238');
  expect(bookCodes(service)).toEqual([]);
  expect(changesIn(await askChanges(service, { since: token })).items).toEqual([]);
});

test('UpdateMultiple updates all rows or none, each of the version that it says', async () => {
  const service = startService();
  const [first = '', second = ''] = addBooks(service, 'A', 'B');
  const version = service.organization.rows.retrieve('sample_book', second).version.toString();
  const update = (rowVersion: string, ...ids: readonly string[]) =>
    service.execute(
      'UpdateMultiple',
      targetsXml(
        ids.map(id => `${entityXml('sample_book', named('New'), id)}<a:RowVersion>${rowVersion}</a:RowVersion>`),
      ) + pair('ConcurrencyBehavior', typed('c:ConcurrencyBehavior', 'IfRowVersionMatches')),
    );

  const refused = await update(version, first, second);
  expect(refused.first('ErrorCode')).toBe(String(0x80060882 | 0));
  expect(names(service)).toEqual([undefined, undefined]);
  expect((await update(version, second)).status).toBe(200);
  expect(names(service)).toEqual([undefined, 'New']);

  const byKey = entityXml('sample_book', named('Key'), '', bookKeyXml('A'));
  expect((await service.execute('UpdateMultiple', targetsXml([byKey]))).status).toBe(500);
});

test('UpsertMultiple says of each row which it is and whether it was created', async () => {
  const service = startService();
  const [first = ''] = addBooks(service, 'A');
  const entities = ['A', 'B'].map(code => entityXml('sample_book', named(`Book ${code}`), '', bookKeyXml(code)));

  const answer = await service.execute('UpsertMultiple', targetsXml(entities));

  expect(answer.all('UpsertResponse').map(({ type }) => type?.name)).toEqual(['UpsertResponse', 'UpsertResponse']);
  const created = answer.all('KeyValuePairOfstringanyType').filter(item => item.children[0]?.text === 'RecordCreated');
  expect(created.map(item => item.children[1]?.text)).toEqual(['false', 'true']);
  expect(answer.first('Id')).toBe(first);
  expect(names(service)).toEqual(['Book A', 'Book B']);

  const twice = await service.execute('UpsertMultiple', targetsXml([...entities, ...entities]));
  expect(twice.status).toBe(500);
});

test('targets are of the table that the collection names, and there is one at least', async () => {
  const service = startService();
  const book = entityXml('sample_book', bookAttributes('A'));
  for (const targets of [targetsXml([book], 'account'), targetsXml([])]) {
    expect((await service.execute('CreateMultiple', targets)).first('ErrorCode')).toBe('-2147220989');
  }
  expect(bookCodes(service)).toEqual([]);
});

test("UpsertMultiple takes a key's column twice for a row that is there, and not for a new one", async () => {
  const service = startService();
  addBooks(service, 'A');
  const twice = (code: string) => entityXml('sample_book', bookAttributes(code), '', bookKeyXml(code));

  const refused = await service.execute('UpsertMultiple', targetsXml([twice('A'), twice('B')]));
  expect([refused.first('ErrorCode'), bookCodes(service)]).toEqual(['-2147220970', ['A']]);
  expect((await service.execute('UpsertMultiple', targetsXml([twice('A')]))).status).toBe(200);
});

test('on-premises these messages do not exist', async () => {
  const service = startService({ deployment: 'on-premises' });
  const answer = await service.execute('CreateMultiple', targetsXml([entityXml('sample_book', bookAttributes('A'))]));
  expect(answer.first('Message')).toContain("'CreateMultiple' is not one");
});
