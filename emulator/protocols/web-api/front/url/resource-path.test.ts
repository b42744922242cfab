import { expect, test } from '@playwright/test';
import { parseReferencePath, parseResourcePath } from './resource-path';

const parse = (path: string) => parseResourcePath(path).map(({ name, args }) => ({ name, args }));

const text = (name: string | null, value: string) => ({ name, value: { literal: { type: 'string', value } } });

test('a path is split into names and arguments', () => {
  expect(parse("EntityDefinitions(LogicalName='sample_book')/Keys")).toMatchObject([
    { name: 'EntityDefinitions', args: [text('LogicalName', 'sample_book')] },
    { name: 'Keys', args: undefined },
  ]);
  expect(parse('WhoAmI()')).toMatchObject([{ name: 'WhoAmI', args: [] }]);
  expect(parse('RetrieveCurrentOrganization(AccessType=@p1)')).toMatchObject([
    { args: [{ name: 'AccessType', value: { kind: 'alias', name: '@p1' } }] },
  ]);
});

test('key values are read by their type, with doubled quotes and percent-encoding undone', () => {
  expect(parse("books(code='O''Neil%20%23%C3%A4')")).toMatchObject([{ args: [text('code', "O'Neil #ä")] }]);
  expect(parse('books(%61mount=12,price=1.5,kind=-3)')).toMatchObject([
    {
      args: [
        { name: 'amount', value: { literal: { type: 'integer', value: 12n } } },
        { name: 'price' },
        { name: 'kind' },
      ],
    },
  ]);
  expect(parse('books(2E451703-c686-e711-80e5-00155db19e6d)')).toMatchObject([
    { args: [{ name: null, value: { literal: { type: 'guid', value: '2e451703-c686-e711-80e5-00155db19e6d' } } }] },
  ]);
  expect(parse('books(_author_value=2e451703-c686-e711-80e5-00155db19e6d)')).toMatchObject([
    { args: [{ name: '_author_value' }] },
  ]);
});

test('characters that Dataverse cannot take in a path are refused, encoded or not', () => {
  for (const character of ['%3C', '*', '%25', '%26', ':', '%5C', '%3F', '+', '%2B']) {
    expect(() => parse(`books(code='a${character}b')`)).toThrow(/potentially dangerous Request\.Path/);
  }
});

test('a slash in a key, encoded or not, is a mistake of syntax', () => {
  const syntax = { status: 400, code: '0x8006088a', message: 'Bad Request - Error in query syntax.' };
  for (const path of ["books(code='a%2Fb')", "books(code='a%2fb')", "books(code='a/b')", "books(code='a'"]) {
    expect(() => parse(path), path).toThrow(expect.objectContaining(syntax));
    expect(() => parseReferencePath(path), path).toThrow(expect.objectContaining(syntax));
  }
});

test('a reference in a body takes what an address cannot hold, but for slashes and backslashes', () => {
  for (const value of ['a&b', 'a:b', 'a*b', 'a<b', 'a>b', '50%', '50%25', 'a%26b', 'a+b', 'a%3Fb', 'a%20b']) {
    const expected = value.endsWith('%') ? value : decodeURIComponent(value);
    const [segment] = parseReferencePath(`books(code='${value}')`);
    expect(segment, value).toMatchObject({ name: 'books', args: [text('code', expected)] });
  }
  for (const value of ['a/b', 'a%2Fb', 'a\\b', 'a%5Cb']) {
    expect(() => parseReferencePath(`books(code='${value}')`), value).toThrow(expect.objectContaining({ status: 400 }));
  }
});

test('malformed paths are refused with 400 or 404', () => {
  expect(() => parse("(code='a')")).toThrow(expect.objectContaining({ status: 404 }));
  expect(() => parse('books(code=)')).toThrow('A value is expected at position 6');
  expect(() => parse("books(code='a',)")).toThrow(expect.objectContaining({ status: 400 }));
  expect(() => parse('books(%E0%A4%A)')).toThrow('malformed percent-encoding');
});
