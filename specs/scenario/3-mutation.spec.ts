import { expect } from '@playwright/test';
import { test } from '../../fixtures/test';
import { catchRefusal } from '../../fixtures/catch-refusal';
import { compare } from '../../fixtures/report/compare';
import { verifies } from '../../fixtures/report/verifies';
import { rowOf } from '../../helpers/sample/books';

test('ten more books are created', verifies('CT-KEY-03'), async ({ scenarioBooks, scenarioState }) => {
  scenarioState.needs('initialDeltaLink');
  const books = scenarioBooks.demoBooks(10, 20);

  await test.step('create: ten more books', () => scenarioBooks.createAll(books));

  const rows = await test.step('read: each by its alternate key', () => scenarioBooks.readAll(books));

  await compare('each code names its own book', rows, books.map(rowOf));
  scenarioState.keeps({ added: books });
});

test('book 0 is renamed by its alternate key', verifies('CT-KEY-05'), async ({ scenarioBooks, scenarioState }) => {
  scenarioState.needs('initialDeltaLink');
  const book = scenarioState.seededBook(0);
  const renamed = { ...book, name: `${book.name} renamed` };

  await scenarioBooks.rename(book.code, renamed.name);

  await compare('the same book with its new name', await scenarioBooks.readAll([book]), [rowOf(renamed)]);
  scenarioState.keeps({ renamed });
});

test('book 1 is deleted by its alternate key', verifies('CT-KEY-06'), async ({ scenarioBooks, scenarioState }) => {
  scenarioState.needs('initialDeltaLink');
  const book = scenarioState.seededBook(1);

  await scenarioBooks.remove(book.code);

  expect(await catchRefusal(scenarioBooks.read(book.code))).toMatchObject({ status: 404 });
  scenarioState.keeps({ deleted: book });
});
