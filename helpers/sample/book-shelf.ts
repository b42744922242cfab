import { type Book, type BookRow, bookColumns, demoBook, rowOf, SAMPLE_BOOKS, toRow } from './books';
import type { Change } from '../dataverse/change-feed/change';
import type { Ledger } from '../run/ledger/ledger';
import { keyAddress } from '../dataverse/web-api/odata-key';
import type { WebApiClient } from '../dataverse/web-api/web-api-client';
import type { WebApiResponse } from '../dataverse/web-api/web-api-types';

type Deletion = Extract<Change<BookRow>, { type: 'deleted' }>;

/** The books of one run. Each is addressed by its code, through the alternate key. */
export class BookShelf {
  readonly #client: WebApiClient;
  readonly #ledger: Ledger;

  constructor(client: WebApiClient, ledger: Ledger) {
    this.#client = client;
    this.#ledger = ledger;
  }

  /** Demo books number `from` up to, not including, `to`, with ids made here. Nothing is asked of the environment. */
  demoBooks(from: number, to: number): Book[] {
    return Array.from({ length: to - from }, (_, index) => demoBook(this.#ledger.data.runId, from + index));
  }

  async createAll(books: readonly Book[]): Promise<void> {
    for (const book of books) await this.create(book);
  }

  async create(book: Book): Promise<void> {
    await this.#client.create(SAMPLE_BOOKS, toRow(book), { idColumn: 'sample_bookid', id: book.id });
  }

  /** Sends a second book with the code of `book`, and hands back whatever came. A double that got in is removed again. */
  async createDouble(book: Book): Promise<WebApiResponse<unknown>> {
    const double = { ...demoBook(this.#ledger.data.runId, 0), code: book.code };
    const reply = await this.#client.attempt<unknown>('POST', SAMPLE_BOOKS, { json: rowOf(double) });

    if (reply.status < 300) await this.#client.delete(keyAddress(SAMPLE_BOOKS, double.id));
    return reply;
  }

  /** Each book as it is read by its code: its id and the columns that tracked reads select. */
  async readAll(books: readonly Book[]): Promise<(BookRow | undefined)[]> {
    const rows: (BookRow | undefined)[] = [];
    for (const { code } of books) rows.push(bare(await this.read(code)));
    return rows;
  }

  read(code: string): Promise<BookRow> {
    return this.#client.get<BookRow>(`${addressOf(code)}?$select=${bookColumns.join(',')}`);
  }

  /** `If-Match: *`: an update only, never an upsert that would create a second book. */
  async rename(code: string, name: string): Promise<void> {
    await this.#client.patch(addressOf(code), { sample_name: name }, { headers: { 'If-Match': '*' } });
  }

  async remove(code: string): Promise<void> {
    await this.#client.delete(addressOf(code));
  }

  /** The changes of this run's rows, in the order they came. */
  ownChanges(changes: readonly Change<BookRow>[]): Change<BookRow>[] {
    const { seeded = [], added = [] } = this.#ledger.data.scenario;
    const ids = new Set([...seeded, ...added].map(book => book.id));
    return changes.filter(change => (change.type === 'deleted' ? ids.has(change.id) : this.#owns(change.row)));
  }

  /** The upserted rows of this run, in the order they came. Other people's rows never decide a verdict. */
  ownUpserted(changes: readonly Change<BookRow>[]): BookRow[] {
    return this.ownChanges(changes).flatMap(change => (change.type === 'upserted' ? [change.row] : []));
  }

  /** The deletions of this run's rows, in the order they came. */
  ownDeleted(changes: readonly Change<BookRow>[]): Deletion[] {
    return this.ownChanges(changes).filter(change => change.type === 'deleted');
  }

  /** Each book as the changes show it: undefined for one that did not come. */
  find(books: readonly Book[], changes: readonly Change<BookRow>[]): (BookRow | undefined)[] {
    const rows = this.ownUpserted(changes);
    return books.map(({ id }) => bare(rows.find(row => row.sample_bookid === id)));
  }

  #owns(row: BookRow): boolean {
    return row.sample_bookcode?.startsWith(`${this.#ledger.data.runId}-BookCode`) ?? false;
  }
}

const addressOf = (code: string): string => keyAddress(SAMPLE_BOOKS, { sample_bookcode: code });

/** The columns of a book without annotations. */
const bare = (row: BookRow | undefined): BookRow | undefined =>
  row && {
    sample_bookid: row.sample_bookid,
    sample_name: row.sample_name,
    sample_bookcode: row.sample_bookcode,
    sample_author: row.sample_author,
  };
