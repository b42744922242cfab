import { expect, test } from '@playwright/test';
import { bookKeyXml, entityXml, pair, type Service, startService, typed } from '../testing/service';

const upsertByKey = (service: Service, key: string, attributes: string) =>
  service.execute(
    'Upsert',
    pair('Target', typed('a:Entity', entityXml('sample_book', attributes, '', bookKeyXml(key)))),
  );
const code = (value: string): string => pair('sample_bookcode', typed('x:string', value));
const codesOf = ({ organization }: Service) =>
  [...organization.rows.scan('sample_book')].map(({ values }) => values.get('sample_bookcode'));

test('an upsert by key creates once, then updates', async () => {
  const service = startService();
  const upsert = (name: string) => upsertByKey(service, 'A', pair('sample_name', typed('x:string', name)));

  const [created, updated] = [await upsert('First'), await upsert('Second')];

  expect([created, updated].map(answer => answer.all('value')[0]?.text)).toEqual(['true', 'false']);
  expect(created.first('Id')).toBe(updated.first('Id'));
  const [book] = [...service.organization.rows.scan('sample_book')];
  expect(book?.values.get('sample_bookcode')).toBe('A');
  expect(book?.values.get('sample_name')).toBe('Second');
});

test('an upsert by key takes a key value among the attributes on create, and ignores it on update', async () => {
  const service = startService();
  await upsertByKey(service, 'A', code('B'));
  expect(codesOf(service)).toEqual(['B']);
  await upsertByKey(service, 'B', code('C'));
  expect(codesOf(service)).toEqual(['B']);
  service.defects.set(['overwritten-keys']);
  await upsertByKey(service, 'B', code('C'));
  expect(codesOf(service)).toEqual(['C']);
});

test('an upsert by key takes the id of a new row from its attributes, and no other id for an old one', async () => {
  const service = startService();
  const id = '10000000-0000-0000-0000-0000000000aa';
  const upsert = (bookId: string) => upsertByKey(service, 'A', pair('sample_bookid', typed('g:guid', bookId)));

  expect((await upsert(id)).first('Id')).toBe(id);
  expect((await upsert(id)).all('value')[0]?.text).toBe('false');
  expect((await upsert('20000000-0000-0000-0000-000000000000')).first('Message')).toContain('primary id');
});
