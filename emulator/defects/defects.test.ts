import { expect, test } from '@playwright/test';
import { type RoleName } from '../engine/roles/role-rules';
import { defects } from './all';
import { bothProtocols } from './defect';
import { addBooks, type Books, codesOf, removeBook, tokenOf } from './testing/books';
import { looks } from './testing/looks/all';
import { type Look } from './testing/looks/look';
import { organizationServiceBooks } from './testing/organization-service-books';
import { webApiBooks } from './testing/web-api-books';

for (const [name, look] of Object.entries(looks.both)) {
  for (const [protocol, start] of [
    ['Web API', webApiBooks],
    ['Organization Service', organizationServiceBooks],
  ] as const) {
    test(`${name} shows over the ${protocol}, and only while it is on`, () => compare(name, look, start));
  }
}

for (const [name, look] of Object.entries(looks.webApi)) {
  test(`${name} shows over the Web API, and only while it is on`, () => compare(name, look, webApiBooks));
}

for (const [name, look] of Object.entries(looks.organizationService)) {
  test(`${name} shows over the Organization Service, and only while it is on`, () =>
    compare(name, look, organizationServiceBooks));
}

async function compare<Reached extends Books>(
  name: string,
  look: Look<Reached>,
  start: (role?: RoleName) => Reached,
): Promise<void> {
  expect(await look.see(start(look.as)), 'without the defect').toEqual(look.withoutDefect);
  const books = start(look.as);
  books.defects.set([name]);
  expect(await look.see(books), 'with the defect').toEqual(look.withDefect);
}

test('every defect is looked at, over the protocols that it names', () => {
  const both = Object.keys(looks.both).map(name => [name, ...bothProtocols]);
  const webApi = Object.keys(looks.webApi).map(name => [name, 'Web API']);
  const organizationService = Object.keys(looks.organizationService).map(name => [name, 'Organization Service']);
  const named = defects.map(({ name, protocols }) => [name, ...protocols]);
  expect(named.sort()).toEqual([...both, ...webApi, ...organizationService].sort());
});

test('a defect is gone when it is switched off', async () => {
  const books = webApiBooks();
  const [, b] = addBooks(books, 'A', 'B');
  const token = await tokenOf(books);
  removeBook(books, b);
  books.defects.set(['lost-deletes']);
  expect(codesOf(await books.read(token))).toEqual([]);
  books.defects.set([]);
  expect(codesOf(await books.read(token))).toEqual(['gone']);
});

test('stale values stay while other defects come and go, and end with their organization', async () => {
  const books = webApiBooks();
  const [a = ''] = addBooks(books, 'A');
  const token = await tokenOf(books);
  books.defects.set(['stale-values']);
  await books.update(a, 'A2');
  books.defects.set(['stale-values', 'wrong-reason']);
  expect(codesOf(await books.read(token))).toEqual(['A']);
  books.defects.restart();
  expect(codesOf(await books.read(token))).toEqual(['A2']);
});
