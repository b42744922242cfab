import { expect } from '@playwright/test';
import { test } from '../../fixtures/test';
import { refusalIn } from '../../fixtures/catch-refusal';
import { compare } from '../../fixtures/report/compare';
import { verifies } from '../../fixtures/report/verifies';
import { rowOf } from '../../helpers/sample/books';

test(
  'ten books are created and each is read by its alternate key',
  verifies('CT-KEY-03'),
  async ({ scenarioBooks, scenarioState }) => {
    const books = scenarioBooks.demoBooks(0, 10);

    await test.step('create: ten books', () => scenarioBooks.createAll(books));

    const rows = await test.step('read: each by its alternate key', () => scenarioBooks.readAll(books));

    await compare('each code names its own book', rows, books.map(rowOf));
    scenarioState.keeps({ seeded: books });
  },
);

test('a second book with a taken code is refused', verifies('CT-KEY-04'), async ({ scenarioBooks, scenarioState }) => {
  const taken = scenarioState.seededBook(0);

  const reply = await scenarioBooks.createDouble(taken);

  expect(refusalIn(reply)).toMatchObject({ status: 412, body: { error: { code: '0x80060892' } } });
});
