import { expect, test } from '@playwright/test';
import { guidPattern } from '../../dataverse/guid';
import { runOfCode } from '../books';
import { ManyBooks } from './many-books';

const allOf = (books: ManyBooks) => [...books.batches()].flatMap(batch => batch.books);

test('each row is made from its number alone, and its number is found in its id', () => {
  const books = ManyBooks.of('0a1b2c3d', 2_345);
  const again = new ManyBooks(books.seed);
  const all = allOf(books);

  expect(all).toHaveLength(2_345);
  expect(new Set(all.map(({ id }) => id)).size).toBe(2_345);
  expect(new Set(all.map(({ code }) => code)).size).toBe(2_345);
  for (const [n, book] of all.entries()) {
    expect(book).toEqual(again.book(n));
    expect(books.numberOf(book.id)).toBe(n);
  }
  expect(all.every(({ id }) => guidPattern.test(id))).toBe(true);
  expect(books.numberOf(ManyBooks.of('0a1b2c3d', 1).book(0).id)).toBeUndefined();
});

test('their codes begin with the run, by which clean-up finds them', () => {
  expect(allOf(ManyBooks.of('0a1b2c3d', 1_200)).every(({ code }) => runOfCode(code) === '0a1b2c3d')).toBe(true);
});

test('a request has a thousand rows at most, and few rows make several requests', () => {
  for (const count of [1, 10, 640, 2_000, 63_999, 100_000]) {
    const batches = [...ManyBooks.of('0a1b2c3d', count).batches()];
    const sizes = batches.map(({ books }) => books.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
    expect(sizes.reduce((a, b) => a + b)).toBe(count);
    expect(batches.length).toBeGreaterThanOrEqual(Math.min(count, 32));
  }
});

test('the rows of a request are found by what their codes begin with, and no other thousand is', () => {
  for (const { books, codePrefix } of ManyBooks.of('0a1b2c3d', 11_111).batches()) {
    expect(books.every(({ code }) => code.startsWith(codePrefix))).toBe(true);
    expect(codePrefix).toMatch(/-\d+-$/);
  }
});
