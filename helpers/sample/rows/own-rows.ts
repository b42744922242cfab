import { randomBytes } from 'node:crypto';
import { askedColumns } from '../book-rows';
import { type Book, type BookRow, bookColumns, SAMPLE_BOOKS, toRow } from '../books';
import { describeReply } from '../../dataverse/web-api/describe-reply';
import { keyAddress } from '../../dataverse/web-api/odata-key';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import { withoutProof } from '../../dataverse/refusals/without-proof';
import { undefinedWhenMissing } from '../../dataverse/web-api/undefined-when';
import { readBooks } from './read-books';

type Values = Partial<Pick<Book, 'code' | 'name' | 'author'>>;

/** Where rows are noted before they may be created, so that clean-up can finish after a kill. */
export type RowLog = {
  /** Codes begin with it. */
  readonly runId: string;
  /** The ids of so many new rows of a table. Each is in the log before it is handed out. */
  take(count: number, entitySet: string): readonly string[];
  /** There are no rows of these ids any more. */
  remove(ids: readonly string[]): void;
};

/**
 * The rows of one test, in the sample's table. Their codes begin with the run and the test: `0a1b2c3d-9f8e7d-0`. The id of
 * each is in the log before it is created.
 */
export class OwnRows {
  readonly #client: WebApiClient;
  readonly #log: RowLog;
  /** What the codes of these rows begin with. */
  readonly codePrefix: string;
  readonly #ids = new Set<string>();
  readonly #present = new Set<string>();
  readonly #unownedCodes: string[] = [];
  #count = 0;

  constructor(client: WebApiClient, log: RowLog) {
    this.#client = client;
    this.#log = log;
    this.codePrefix = `${log.runId}-${randomBytes(3).toString('hex')}-`;
  }

  /** The ids of these rows, those included that are planned or deleted. */
  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** The ids of those that were created by `insert` and not removed. */
  get present(): ReadonlySet<string> {
    return this.#present;
  }

  /** Books that are not created yet; the log names them from now on. */
  plan(count: number, values: Values = {}): Book[] {
    return this.#log.take(count, SAMPLE_BOOKS).map(id => this.#make(id, values));
  }

  planOne(values: Values = {}): Book {
    const [book] = this.plan(1, values);
    if (book === undefined) throw new TypeError('a planned book is there');
    return book;
  }

  /** A code of this test: `<prefix><ending>`. */
  code(ending: string): string {
    return `${this.codePrefix}${ending}`;
  }

  /** A code of this test for a row whose id the environment makes, and which is found by its code when it is removed. */
  unownedCode(ending: string): string {
    const code = this.code(ending);
    this.#unownedCodes.push(code);
    return code;
  }

  async create(values: Values = {}): Promise<Book> {
    const book = this.planOne(values);
    await this.insert(book);
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
    const created = this.#client.create(SAMPLE_BOOKS, row, { idColumn: 'sample_bookid', id: book.id });
    await withoutProof('A row of this test could not be created', created);
    this.#present.add(book.id);
  }

  /** An update only, never an upsert. Returns the book as it is then. */
  async update(book: Book, values: Values): Promise<Book> {
    const updated = { ...book, ...values };
    await this.write(book, toRow(updated));
    return updated;
  }

  /** Writes columns by their names: `{ statecode: 1 }`. */
  async write({ id }: Book, columns: Readonly<Record<string, unknown>>): Promise<void> {
    const updated = this.#client.patch(keyAddress(SAMPLE_BOOKS, id), columns, { headers: { 'If-Match': '*' } });
    await withoutProof('A row of this test could not be updated', updated);
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
    this.#present.delete(id);
    await withoutProof('A row of this test could not be deleted', this.#client.delete(keyAddress(SAMPLE_BOOKS, id)));
  }

  /** The row as it is read by its code; undefined when there is none. */
  async readByCode(code: string): Promise<BookRow | undefined> {
    const address = `${keyAddress(SAMPLE_BOOKS, { sample_bookcode: code })}?$select=${bookColumns.join(',')}`;
    const row = await undefinedWhenMissing(this.#client.get<BookRow>(address));
    return row && askedColumns(row);
  }

  /** Of the rows with these ids, whoever they belong to, those that the table does not hold. It looks at the last ten. */
  async missingOf(ids: readonly string[]): Promise<string[]> {
    const missing: string[] = [];
    for (const id of [...new Set(ids)].slice(-10)) {
      const address = `${keyAddress(SAMPLE_BOOKS, id)}?$select=sample_bookid`;
      if ((await undefinedWhenMissing(this.#client.get<BookRow>(address))) === undefined) missing.push(id);
    }
    return missing;
  }

  /** Every row of this test that the table holds by its code, however it came there, in the order of the ids. */
  readAll(): Promise<BookRow[]> {
    return readBooks(this.#client, this.codePrefix);
  }

  /** Deletes the newest first. A row that is gone is as good as deleted. */
  async removeAll(): Promise<void> {
    for (const code of this.#unownedCodes.toReversed()) {
      const row = await this.readByCode(code);
      if (row !== undefined) await this.#removeIfThere(row.sample_bookid);
    }
    for (const id of [...this.#ids].toReversed()) await this.#removeIfThere(id);
    this.#log.remove([...this.#ids]);
  }

  #make(id: string, values: Values): Book {
    const n = this.#count++;
    const book = { id, code: this.code(String(n)), name: `Book ${n}`, author: `Author ${n}`, ...values };
    this.#ids.add(book.id);
    return book;
  }

  async #removeIfThere(id: string): Promise<void> {
    await undefinedWhenMissing(this.#client.delete(keyAddress(SAMPLE_BOOKS, id), { expects: ['table'] }));
  }
}
