import { compare, expect, rowOf, test, verifies } from '../../fixtures/test';

test('ten more books are created', verifies('CT-KEY-03'), async ({ shelf, stage }) => {
  stage.needs('initialDeltaLink');
  const books = shelf.demoBooks(10, 20);

  await test.step('create: ten more books', () => shelf.createAll(books));

  const rows = await test.step('read: each by its alternate key', () => shelf.readAll(books));

  await compare('each code names its own book', rows, books.map(rowOf));
  stage.keeps({ added: books });
});

test('book 0 is renamed by its alternate key', verifies('CT-KEY-05'), async ({ shelf, stage }) => {
  stage.needs('initialDeltaLink');
  const book = stage.seededBook(0);
  const renamed = { ...book, name: `${book.name} renamed` };

  await shelf.rename(book.code, renamed.name);

  await compare('the same book with its new name', await shelf.readAll([book]), [rowOf(renamed)]);
  stage.keeps({ renamed });
});

test('book 1 is deleted by its alternate key', verifies('CT-KEY-06'), async ({ shelf, stage }) => {
  stage.needs('initialDeltaLink');
  const book = stage.seededBook(1);

  await shelf.remove(book.code);

  await expect(shelf.read(book.code)).rejects.toMatchObject({ status: 404 });
  stage.keeps({ deleted: book });
});
