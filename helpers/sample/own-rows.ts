import { randomBytes, randomUUID } from 'node:crypto';
import { type Book, type BookRow, bookColumns, SAMPLE_BOOKS, toRow } from './books';
import type { Ledger } from '../run/ledger/ledger';
import { describeReply } from '../dataverse/web-api/describe-reply';
import { keyAddress } from '../dataverse/web-api/odata-key';
import type { WebApiClient } from '../dataverse/web-api/web-api-client';
import { undefinedWhenMissing } from '../dataverse/web-api/when-missing';

type Values = Partial<Pick<Book, 'code' | 'name' | 'author'>>;

/**
 * The rows of one test, in the sample's table. Their codes begin with the run and the test: `0a1b2c3d-9f8e7d-0`. Each is
 * in the ledger before it is created, so that clean-up can finish after a kill.
 */
export class OwnRows {
  readonly #client: WebApiClient;
  readonly #ledger: Ledger;
  readonly #prefix: string;
  readonly #ids: string[] = [];
  readonly #looseCodes: string[] = [];
  #count = 0;

  constructor(client: WebApiClient, ledger: Ledger) {
    this.#client = client;
    this.#ledger = ledger;
    this.#prefix = `${ledger.data.runId}-${randomBytes(3).toString('hex')}-`;
  }

  /** Whether a row is of this test, by its id or its code. */
  owns(row: { readonly id?: unknown; readonly code?: unknown }): boolean {
    if (typeof row.id === 'string' && this.#ids.includes(row.id)) return true;
    return typeof row.code === 'string' && row.code.startsWith(this.#prefix);
  }

  /** Books that are not created yet; the ledger names them from now on. */
  plan(count: number, values: Values = {}): Book[] {
    const books = Array.from({ length: count }, () => {
      const n = this.#count++;
      return { id: randomUUID(), code: `${this.#prefix}${n}`, name: `Book ${n}`, author: `Author ${n}`, ...values };
    });
    this.#ids.push(...books.map(({ id }) => id));
    this.#ledger.update(run => {
      run.rows.push(...books.map(({ id }) => ({ entitySet: SAMPLE_BOOKS, id })));
    });
    return books;
  }

  planPair(values: Values = {}): [Book, Book] {
    const [first, second] = this.plan(2, values);
    if (first === undefined || second === undefined) throw new RangeError('Two books were planned, and fewer came.');
    return [first, second];
  }

  /** A code of this test: `<prefix><ending>`. */
  code(ending: string): string {
    return `${this.#prefix}${ending}`;
  }

  /** A code of this test for a row whose id the environment makes, and which is found by its code when it is removed. */
  looseCode(ending: string): string {
    const code = this.code(ending);
    this.#looseCodes.push(code);
    return code;
  }

  async create(values: Values = {}): Promise<Book> {
    const [book] = await this.createMany(1, values);
    if (book === undefined) throw new RangeError('One book was planned, and none came.');
    return book;
  }

  async createMany(count: number, values: Values = {}): Promise<Book[]> {
    const books = this.plan(count, values);
    for (const book of books) await this.insert(book);
    return books;
  }

  /** Creates a planned book, with further columns. */
  async insert(book: Book, columns: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const row = { ...toRow(book), ...columns };
    await this.#client.create(SAMPLE_BOOKS, row, { idColumn: 'sample_bookid', id: book.id });
  }

  /** An update only, never an upsert. Returns the book as it is then. */
  async update(book: Book, values: Values): Promise<Book> {
    const updated = { ...book, ...values };
    await this.write(book, toRow(updated));
    return updated;
  }

  /** Writes columns by their names: `{ statecode: 1 }`. */
  async write({ id }: Book, columns: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#client.patch(keyAddress(SAMPLE_BOOKS, id), columns, { headers: { 'If-Match': '*' } });
  }

  /** Assigns a row to `teams(<id>)` or `systemusers(<id>)`. Returns why the environment refused, or undefined. */
  async assign({ id }: Book, owner: string): Promise<string | undefined> {
    const json = { 'ownerid@odata.bind': `/${owner}` };
    const reply = await this.#client.attempt('PATCH', keyAddress(SAMPLE_BOOKS, id), {
      json,
      headers: { 'If-Match': '*' },
    });
    return reply.status < 300 ? undefined : describeReply(reply);
  }

  async remove({ id }: Book): Promise<void> {
    await this.#client.delete(keyAddress(SAMPLE_BOOKS, id));
  }

  /** The row as it is read by its code; undefined when there is none. */
  async readByCode(code: string): Promise<BookRow | undefined> {
    const address = `${keyAddress(SAMPLE_BOOKS, { sample_bookcode: code })}?$select=${bookColumns.join(',')}`;
    const row = await undefinedWhenMissing(this.#client.get<BookRow>(address));
    return row && bareRow(row);
  }

  /** Every row of this test that the table holds, by code or id, however it came there. */
  async readAll(): Promise<BookRow[]> {
    const filter = encodeURIComponent(`startswith(sample_bookcode,'${this.#prefix}')`);
    const path = `${SAMPLE_BOOKS}?$select=${bookColumns.join(',')}&$filter=${filter}`;
    const rows: BookRow[] = [];
    for await (const page of this.#client.pages<BookRow>(path)) rows.push(...page.value.map(bareRow));
    return rows;
  }

  /** Deletes the newest first. A row that is gone is as good as deleted. */
  async removeAll(): Promise<void> {
    for (const code of this.#looseCodes.toReversed()) {
      const row = await this.readByCode(code);
      if (row !== undefined) await this.#removeIfThere(row.sample_bookid);
    }
    for (const id of this.#ids.toReversed()) await this.#removeIfThere(id);
    const removed = new Set(this.#ids);
    this.#ledger.update(run => {
      run.rows = run.rows.filter(({ id }) => !removed.has(id));
    });
  }

  async #removeIfThere(id: string): Promise<void> {
    await undefinedWhenMissing(this.#client.delete(keyAddress(SAMPLE_BOOKS, id)));
  }
}

/** A row without annotations. */
export function bareRow<Row extends object>(row: Row): Row {
  const columns = Object.entries(row).filter(([name]) => !name.includes('@'));
  // The same object without the properties that are no columns.
  return Object.fromEntries(columns) as Row;
}
