import { compare, expect, rowOf, test, verifies } from '../../fixtures/test';

test('ten books are created and each is read by its alternate key', verifies('CT-KEY-03'), async ({ shelf, stage }) => {
  const books = shelf.demoBooks(0, 10);

  await test.step('create: ten books', () => shelf.createAll(books));

  const rows = await test.step('read: each by its alternate key', () => shelf.readAll(books));

  await compare('each code names its own book', rows, books.map(rowOf));
  stage.keeps({ seeded: books });
});

test('a second book with a taken code is refused', verifies('CT-KEY-04'), async ({ shelf, stage }) => {
  const taken = stage.seededBook(0);

  const reply = await shelf.createDouble(taken);

  expect(reply).toMatchObject({ status: 412, body: { error: { code: '0x80060892' } } });
});
