import { randomUUID } from 'node:crypto';
import { BulkWrites } from '../requests/bulk-writes';
import { askedColumns, byId } from '../book-rows';
import { type Book, bookColumns, type BookRow, rowOf, SAMPLE_BOOKS } from '../books';
import type { RowStep } from './step';
import { UnexpectedReplyError } from '../../dataverse/errors';
import { describeReply } from '../../dataverse/web-api/describe-reply';
import { keyAddress } from '../../dataverse/web-api/odata-key';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';

/** Rows in one request: what Microsoft recommends to begin with is fewer, and the emulator takes more. */
const atOnce = 1_000;

type Numbered = { book: Book; isThere: boolean; changes: number };

/** The sample's table during one history, empty at first. What is done to it is told in words. */
export class HistoryTable {
  readonly #client: WebApiClient;
  readonly #rows: Numbered[] = [];

  constructor(client: WebApiClient) {
    this.#client = client;
  }

  async create(count: number): Promise<string> {
    const first = this.#rows.length + 1;
    const books = Array.from({ length: count }, (_, index) => numbered(first + index));
    const bulk = new BulkWrites(this.#client);
    for (let from = 0; from < count; from += atOnce) {
      const reply = await bulk.createMultiple(books.slice(from, from + atOnce));
      if (reply.status > 299) throw notCreated(describeReply(reply));
    }
    this.#rows.push(...books.map(book => ({ book, isThere: true, changes: 0 })));
    return count === 1 ? `row ${first} is created` : `rows ${first} to ${first + count - 1} are created`;
  }

  /** Undefined, and nothing happens, when there is no such row to do it to. */
  async act(kind: RowStep, number: number): Promise<string | undefined> {
    const row = this.#rows[number - 1];
    if (row === undefined || row.isThere === (kind === 'restore')) return undefined;
    const address = keyAddress(SAMPLE_BOOKS, row.book.id);
    const write = (columns: object) => this.#client.patch(address, columns, { headers: { 'If-Match': '*' } });
    switch (kind) {
      case 'change':
        row.changes += 1;
        await write({ sample_name: `Row ${number}, change ${row.changes}` });
        return `row ${number} is changed`;
      case 'empty':
        await write({ sample_author: null });
        return `column sample_author of row ${number} is emptied`;
      case 'delete':
        await this.#client.delete(address);
        row.isThere = false;
        return `row ${number} is deleted`;
      case 'restore':
        await this.#client.create(SAMPLE_BOOKS, rowOf(row.book), { idColumn: 'sample_bookid', id: row.book.id });
        row.isThere = true;
        return `row ${number} is created again, with its id`;
    }
  }

  /** By a plain query, which has nothing to do with change tracking. */
  async read(): Promise<BookRow[]> {
    const rows: BookRow[] = [];
    for await (const page of this.#client.pages<BookRow>(`${SAMPLE_BOOKS}?$select=${bookColumns.join(',')}`)) {
      rows.push(...page.value.map(askedColumns));
    }
    return byId(rows);
  }
}

const numbered = (number: number): Book => ({
  id: randomUUID(),
  code: `ROW-${number}`,
  name: `Row ${number}`,
  author: `Author ${number}`,
});

const notCreated = (reply: string): UnexpectedReplyError =>
  new UnexpectedReplyError(`The rows of a history could not be created: ${reply}`, 'read its words.');
