import { expect, test } from '@playwright/test';
import { type Comparable, foldComparableText } from '../../../query/comparable';
import { parseFilterMoment } from './literal-operand';
import { compileFilter, type Property, type PropertyFinder } from './compile-filter';
import { parseFilter } from './parser';

type Book = { name: string | null; pages: number; version: bigint; on: boolean; id: string; made: string };

const books: readonly Book[] = [
  {
    name: "O'Neil",
    pages: 10,
    version: 9_007_199_254_740_993n,
    on: true,
    id: 'a1111111-1111-1111-1111-111111111111',
    made: '2024-05-01T10:00:00Z',
  },
  {
    name: 'Second',
    pages: 20,
    version: 2n,
    on: false,
    id: 'b2222222-2222-2222-2222-222222222222',
    made: '2024-05-02T00:00:00Z',
  },
  {
    name: null,
    pages: 30,
    version: 3n,
    on: false,
    id: 'c3333333-3333-3333-3333-333333333333',
    made: '2024-05-03T23:59:59Z',
  },
];

const property = (
  family: Property<Book>['family'],
  edmType: string,
  read: (book: Book) => Comparable | null,
): Property<Book> => ({ family, edmType, read });

const properties = new Map<string, Property<Book>>([
  ['name', property('text', 'Edm.String', book => (book.name === null ? null : foldComparableText(book.name)))],
  ['pages', property('number', 'Edm.Int32', book => book.pages)],
  ['version', property('number', 'Edm.Int64', book => book.version)],
  ['on', property('boolean', 'Edm.Boolean', book => book.on)],
  ['id', property('guid', 'Edm.Guid', book => book.id)],
  ['made', property('moment', 'Edm.DateTimeOffset', book => parseFilterMoment(book.made))],
  ['flag/Value', property('boolean', 'Edm.Boolean', book => book.on)],
]);

const find: PropertyFinder<Book> = path => {
  const found = properties.get(path.join('/'));
  if (found === undefined) throw new Error(`no property ${path.join('/')}`);
  return found;
};

const pagesOf = (filter: string, aliases = new Map<string, string>()): number[] =>
  books.filter(compileFilter(parseFilter(filter, aliases), find)).map(book => book.pages);

test('comparisons hold for numbers, text, booleans, GUIDs, dates and 64-bit versions', () => {
  expect(pagesOf('pages gt 10')).toEqual([20, 30]);
  expect(pagesOf('pages le 20 and pages ge 20')).toEqual([20]);
  expect(pagesOf('20 lt pages')).toEqual([30]);
  expect(pagesOf("name eq 'second'")).toEqual([20]);
  expect(pagesOf("name eq 'o''neil'")).toEqual([10]);
  expect(pagesOf('on eq true')).toEqual([10]);
  expect(pagesOf('flag/Value eq false')).toEqual([20, 30]);
  expect(pagesOf('id eq B2222222-2222-2222-2222-222222222222')).toEqual([20]);
  expect(pagesOf('made gt 2024-05-02T00:00:00Z')).toEqual([30]);
  expect(pagesOf('made ge 2024-05-02')).toEqual([20, 30]);
  expect(pagesOf('version eq 9007199254740993')).toEqual([10]);
  expect(pagesOf('version eq 9007199254740992')).toEqual([]);
  expect(pagesOf('pages lt 10.5')).toEqual([10]);
});

test('a row without a value equals null only, and is let through by ne and not', () => {
  expect(pagesOf('name eq null')).toEqual([30]);
  expect(pagesOf('name ne null')).toEqual([10, 20]);
  expect(pagesOf("name ne 'second'")).toEqual([10, 30]);
  expect(pagesOf("name gt 'a'")).toEqual([10, 20]);
  expect(pagesOf("not contains(name,'sec')")).toEqual([10, 30]);
});

test('text functions ignore case', () => {
  expect(pagesOf("contains(name,'ECON')")).toEqual([20]);
  expect(pagesOf("startswith(name,'o''')")).toEqual([10]);
  expect(pagesOf("endswith(name, 'D')")).toEqual([20]);
});

test('and binds tighter than or, and parentheses change that', () => {
  expect(pagesOf('pages eq 10 or pages eq 20 and on eq true')).toEqual([10]);
  expect(pagesOf('(pages eq 10 or pages eq 20) and on eq false')).toEqual([20]);
  expect(pagesOf('not (pages eq 10 or pages eq 20)')).toEqual([30]);
});

test('a parameter alias stands for its value', () => {
  expect(pagesOf('name eq @who', new Map([['@who', "'Second'"]]))).toEqual([20]);
  expect(() => pagesOf('name eq @who')).toThrow("'@who' has no value");
});

test('what is not OData is refused with its position', () => {
  expect(() => parseFilter('name xx 5')).toThrow("'xx' is not a comparison operator, at position 5 in 'name xx 5'");
  expect(() => parseFilter('name eq')).toThrow("at position 7 in 'name eq'");
  expect(() => parseFilter("name eq 'open")).toThrow('unterminated string literal at position 13');
  expect(() => parseFilter('(pages eq 1')).toThrow("')' expected at position 11");
  expect(() => parseFilter('pages eq 1 pages eq 2')).toThrow('at position 11');
  expect(() => parseFilter('pages eq #')).toThrow("character '#' is not valid at position 9");
  expect(() => parseFilter('')).toThrow('at position 0');
});

test('incompatible types are refused before a row is read', () => {
  expect(() => pagesOf('name eq 5')).toThrow(
    "Found operand types 'Edm.String' and 'Edm.Int32' for operator kind 'Equal'",
  );
  expect(() => pagesOf("id eq 'b2222222-2222-2222-2222-222222222222'")).toThrow('incompatible types');
  expect(() => pagesOf("contains(pages,'1')")).toThrow("No function signature for the function with name 'contains'");
  expect(() => pagesOf('made gt 2024-02-31')).toThrow('not a valid date');
});

test('OData that is not implemented is refused with 501', () => {
  for (const filter of ["tolower(name) eq 'a'", "name in ('a')", 'pages add 1 eq 2', "o/any(x:x/name eq 'a')"]) {
    expect(() => parseFilter(filter)).toThrow(expect.objectContaining({ status: 501 }));
  }
});

test('a filter nested beyond reason is refused instead of exhausting the stack', () => {
  expect(() => parseFilter('('.repeat(15_000))).toThrow('nests deeper than 100 levels');
});

test('what is true or false stands alone or is compared', () => {
  expect(pagesOf("contains(name,'sec') eq true")).toEqual([20]);
  expect(pagesOf("false eq contains(name,'sec')")).toEqual([10, 30]);
  expect(pagesOf('true and pages gt 10')).toEqual([20, 30]);
  expect(pagesOf('not true')).toEqual([]);
  expect(pagesOf('(on)')).toEqual([10]);
  expect(() => pagesOf('name')).toThrow('must evaluate to a single boolean value');
  expect(() => parseFilter('(pages eq 10) eq true')).toThrow(expect.objectContaining({ status: 501 }));
  expect(() => parseFilter('contains('.repeat(15_000))).toThrow('nests deeper than 100 levels');
});
