import { expect } from '@playwright/test';
import { type Organization } from '../../engine/organization';
import { values } from '../../engine/testing/book';
import { type Defect } from '../defect';
import { type Switches } from '../switches';

export type ChangedBook = {
  /** Its book code, or its id when it is gone. */
  readonly book: string;
  readonly isGone: boolean;
  /** Why it is gone, where the protocol says so. */
  readonly reason?: unknown;
  /** Its row version, as the protocol writes it. */
  readonly version?: unknown;
  /** The columns that came. */
  readonly columns: readonly string[];
};

export type BooksPage = {
  readonly books: readonly ChangedBook[];
  /** What the Web API calls the answer. */
  readonly context?: string;
  /** What the Web API says that it applied. */
  readonly applied?: string | null;
  readonly token: string | undefined;
  readonly next: (() => Promise<BooksPage>) | undefined;
};

/** `done`, or the code of the refusal: `0x80060892`. */
export type Outcome = string;

/** The book table through one protocol, as far as defects show in it. */
export type Books = {
  readonly organization: Organization;
  readonly defects: Switches<Defect>;
  /** The book codes of what changed since a token, or of all that is there. */
  readonly read: (since?: string, size?: number) => Promise<BooksPage>;
  /** Of each row of a first read, whether it says who owns it. */
  readonly readOwners: () => Promise<readonly boolean[]>;
  /** A tracked read, by its outcome alone. */
  readonly ask: (since?: string) => Promise<Outcome>;
  /** A tracked read of a table that is not tracked. */
  readonly readUntracked: () => Promise<Outcome>;
  readonly create: (code: string) => Promise<Outcome>;
  /** Several with CreateMultiple. */
  readonly createMultiple: (...codes: readonly string[]) => Promise<Outcome>;
  /** Several in one change set or one ExecuteTransaction. */
  readonly createTogether: (...codes: readonly string[]) => Promise<Outcome>;
  /** @param version that the row must have */
  readonly update: (id: string, code: string, version?: string) => Promise<Outcome>;
  readonly remove: (id: string) => Promise<Outcome>;
  /** Addressed by one book code, with another one among its values. */
  readonly upsert: (addressedBy: string, code: string) => Promise<Outcome>;
  /** Whether an upsert by a book code says that it created the row. */
  readonly upsertSaysCreated: (code: string) => Promise<boolean>;
  /** A book without a code. */
  readonly createUncoded: () => Promise<Outcome>;
  /** The book code of the row that the value of a column addresses, or the code of the refusal. */
  readonly readBy: (column: string, value: string) => Promise<string>;
  readonly removeByCode: (code: string) => Promise<Outcome>;
  readonly describe: () => Promise<BookTable>;
  /** Whether RetrieveMetadataChanges tells any alternate key. */
  readonly isToldOfKeys: () => Promise<boolean>;
  /** `managed` or `unmanaged`, or the code of the refusal. */
  readonly readSolution: (id: string) => Promise<string>;
  /** What the row of an import job reports. */
  readonly readReport: (id: string) => Promise<string>;
};

/** What definitions say of the book table. */
export type BookTable = {
  readonly isTracked: boolean;
  readonly isTrackable: boolean;
  /** Of each alternate key: its columns and the status of its index. */
  readonly keys: readonly string[];
};

/** Puts books there without any protocol; their ids. */
export const addBooks = ({ organization }: Books, ...codes: readonly string[]): string[] =>
  codes.map(code => {
    const book = values({ sample_bookcode: code, sample_name: `Book ${code}` });
    return organization.rows.create('sample_book', book, organization.system).id;
  });

/** A row of a table that clients do not write, put there by the environment itself. Its id. */
export const addSystemRow = ({ organization }: Books, table: string, row: Parameters<typeof values>[0]): string =>
  organization.rows.create(table, values(row), organization.system, { bySystem: true }).id;

export const removeBook = ({ organization }: Books, id = ''): void => {
  organization.rows.remove('sample_book', id, organization.system);
};

/** All pages of a read. */
export const readAll = async (books: Books, since?: string, size?: number): Promise<readonly BooksPage[]> =>
  readOn(await books.read(since, size));

/** A page and those that it leads to, no more than `most` together. */
export async function readOn(first: BooksPage, most = Infinity): Promise<readonly BooksPage[]> {
  const pages = [first];
  for (let { next } = first; next !== undefined && pages.length < most; next = pages.at(-1)?.next)
    pages.push(await next());
  return pages;
}

/** A book, and what a delta tells after it was deleted. */
export async function tellDeletion(books: Books): Promise<{ readonly id: string; readonly page: BooksPage }> {
  const [id = ''] = addBooks(books, 'A');
  const token = await tokenOf(books);
  expect(await books.remove(id)).toBe('done');
  return { id, page: await books.read(token) };
}

/** Where a delta starts now. */
export const tokenOf = async (books: Books): Promise<string> => (await books.read()).token ?? '';

/** Book codes, and `gone` for each deletion. */
export const codesOf = (...pages: readonly BooksPage[]): string[] =>
  pages.flatMap(page => page.books.map(({ book, isGone }) => (isGone ? 'gone' : book)));

/** As {@link codesOf}, of each page of a read. */
export const codesByPage = async (books: Books, since?: string, size?: number): Promise<string[][]> =>
  (await readAll(books, since, size)).map(page => codesOf(page));

/** Of each page of a read, whether it carries a token. */
export const tokensByPage = async (books: Books, since?: string, size?: number): Promise<boolean[]> =>
  (await readAll(books, since, size)).map(({ token }) => token !== undefined);
