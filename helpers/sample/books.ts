import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** The sample's table, as metadata names it. */
export const SAMPLE_BOOK = 'sample_book';
/** The sample's table, as URLs name it. */
export const SAMPLE_BOOKS = 'sample_books';
/** The alternate key, and the one column it covers: both bear this name. */
export const SAMPLE_BOOKCODE = 'sample_bookcode';

/** The columns that the tracked reads select. The primary key comes without being selected. */
export const bookColumns = ['sample_name', 'sample_bookcode', 'sample_author'] as const;

/** One book of the scenario, as the ledger keeps it. */
export const bookSchema = z.object({
  /** The row's GUID, made by the client. */
  id: z.string(),
  /** What the alternate key finds it by: `<run>-BookCode<n>`. */
  code: z.string(),
  name: z.string(),
  author: z.string(),
});

export type Book = Readonly<z.infer<typeof bookSchema>>;

/** A book as the Web API sends it. Others may leave any column but the primary key empty. */
export type BookRow = {
  readonly sample_bookid: string;
  readonly sample_name: string | null;
  readonly sample_bookcode: string | null;
  readonly sample_author: string | null;
};

/** Book number `n` of the run `run`. The code begins with the run, so that two runs can share a table. */
export const demoBook = (run: string, n: number): Book => ({
  id: randomUUID(),
  code: `${run}-BookCode${n}`,
  name: `Demo Book ${n}`,
  author: `Author${n}`,
});

/** The columns of a book, as a create sends them. The id travels apart. */
export const toRow = ({ code, name, author }: Book) => ({
  sample_name: name,
  sample_bookcode: code,
  sample_author: author,
});

/** The row that a read of this book must bring. */
export const rowOf = (book: Book): BookRow => ({ sample_bookid: book.id, ...toRow(book) });

/** The run that a book's code begins with; undefined for a row that no run of this suite made. */
export const runOfCode = (code: string | null): string | undefined => /^([0-9a-f]{8})-/.exec(code ?? '')?.[1];
