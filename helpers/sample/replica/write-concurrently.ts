import type { Book } from '../books';
import type { OwnRows } from '../rows/own-rows';

/** What several writers did to their books, as far as it was acknowledged. */
type WriteHistory = {
  /** Every name that a book ever had, by its id. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  /** The ids of the books that were deleted. */
  readonly deleted: ReadonlySet<string>;
};

const writers = 8;
const booksEach = 3;

/**
 * Lets eight writers work at the same time: each creates three books, renames them twice and deletes one. Resolves when
 * all of it is acknowledged.
 */
export async function writeConcurrently(rows: OwnRows): Promise<WriteHistory> {
  const names = new Map<string, Set<string>>();
  const deleted = new Set<string>();
  const planned = rows.plan(writers * booksEach);
  const shares = Array.from({ length: writers }, (_, n) => planned.slice(n * booksEach, (n + 1) * booksEach));

  await Promise.all(shares.map(books => write(books)));
  return { names, deleted };

  async function write(books: readonly Book[]): Promise<void> {
    for (const book of books) {
      names.set(book.id, new Set([book.name, `${book.name} first`, `${book.name} second`]));
      await rows.insert(book);
    }
    for (const book of books) await rows.update(book, { name: `${book.name} first` });
    for (const book of books) await rows.update(book, { name: `${book.name} second` });
    for (const book of books.slice(0, 1)) {
      deleted.add(book.id);
      await rows.remove(book);
    }
  }
}
