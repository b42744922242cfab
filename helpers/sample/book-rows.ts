import { type Book, bookColumns, type BookRow, rowOf } from './books';

/** The columns of the sample's table that hold an id: its primary key, and lookups as the Web API names them. */
const holdsId = /^(?:sample_bookid|_\w+_value)$/;

/** A row without annotations, its ids in lower case: GUIDs are the same in either, and servers write both. */
export function plainRow<Row extends object>(row: Row): Row {
  const columns = Object.entries(row)
    .filter(([name]) => !name.includes('@'))
    .map(([name, value]: [string, unknown]) => [
      name,
      holdsId.test(name) && typeof value === 'string' ? value.toLowerCase() : value,
    ]);
  // The same object without the properties that are not columns.
  return Object.fromEntries(columns) as Row;
}

/** The columns of a book that were asked for, and its id: whether a server sends others beside them is not what is compared. */
export function askedColumns(row: BookRow): BookRow {
  const names: ReadonlySet<string> = new Set(['sample_bookid', ...bookColumns]);
  // The same object without the columns that nobody asked for.
  return Object.fromEntries(Object.entries(plainRow(row)).filter(([name]) => names.has(name))) as BookRow;
}

/** Each item once, as it came last, in the order of the ids. Whether one came twice is another question. */
export function eachOnce<T>(items: readonly T[], idOf: (item: T) => string): T[] {
  const last = new Map(items.map(item => [idOf(item), item]));
  return [...last].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

/** Rows in the order of their ids, each once, so that two copies can be compared. */
export const byId = (rows: readonly BookRow[]): BookRow[] => eachOnce(rows, row => row.sample_bookid);

/** The rows that a read of these books must bring, by id. */
export const rowsOf = (books: readonly Book[]): BookRow[] => byId(books.map(rowOf));

/** The row of each book, in the order of the books: undefined for one that did not come. */
export const rowsFor = (books: readonly Book[], rows: readonly BookRow[]): (BookRow | undefined)[] =>
  books.map(({ id }) => rows.find(row => row.sample_bookid === id));
