import { bookRowOf } from '../book-entity';
import { type Book, bookColumns, type BookRow, SAMPLE_BOOK, toRow } from '../books';
import type { OwnRows } from './own-rows';
import type { Executor } from '../../dataverse/organization-service/organization-service-client';
import { type EntityKey, retrieveKeys } from '../../dataverse/organization-service/messages/retrieve-keys';
import { definitionLag } from '../../dataverse/tables/definition-lag';
import { realTiming, type Timing } from '../../dataverse/timing/timing';
import { lookUntil } from '../../dataverse/timing/wait-until';
import { retrieveRows } from '../../dataverse/organization-service/messages/retrieve-multiple';
import {
  createRow,
  deleteRow,
  retrieveRow,
  type RowName,
  updateRow,
} from '../../dataverse/organization-service/messages/rows';

/** Rows of one test through the Organization Service, each named by its code, as .NET integrations write and read them. */
export class SoapRows {
  readonly #client: Executor;
  readonly #rows: OwnRows;

  constructor(client: Executor, rows: OwnRows) {
    this.#client = client;
    this.#rows = rows;
  }

  /** Creates a book of the running test. Throws DataverseError 0x80060892 when its code is taken. */
  async create(values: Partial<Pick<Book, 'code' | 'name'>> = {}): Promise<Book> {
    const book = this.#rows.planOne(values);
    await createRow(this.#client, { logicalName: SAMPLE_BOOK, id: book.id, attributes: toRow(book) });
    return book;
  }

  /** Throws DataverseError when no book has that code. */
  async rename(code: string, name: string): Promise<void> {
    await updateRow(this.#client, rowNamed(code), { sample_name: name });
  }

  async remove(code: string): Promise<void> {
    await deleteRow(this.#client, rowNamed(code));
  }

  /** Throws DataverseError when no book has that code. */
  async read(code: string): Promise<BookRow> {
    return bookRowOf(await retrieveRow(this.#client, rowNamed(code), bookColumns));
  }

  /** By a query, page by page: the books with one of these codes. */
  async find(codes: readonly string[], pageSize: number): Promise<BookRow[]> {
    const rows = await retrieveRows(this.#client, {
      logicalName: SAMPLE_BOOK,
      columns: bookColumns,
      where: [{ column: 'sample_bookcode', operator: 'In', values: codes }],
      orderBy: [{ column: 'sample_bookcode', type: 'Ascending' }],
      pageSize,
    });
    return rows.map(row => bookRowOf(row));
  }

  /**
   * The alternate keys of the table as soon as one is as `isWanted` says, else as they were seen last; undefined when the
   * environment has no such table.
   */
  keys(isWanted: (key: EntityKey) => boolean, timing: Timing = realTiming): Promise<EntityKey[] | undefined> {
    return lookUntil({
      probe: () => retrieveKeys(this.#client, SAMPLE_BOOK),
      done: keys => keys?.some(isWanted) === true,
      timeout: definitionLag,
      timing,
    });
  }
}

const rowNamed = (code: string): RowName => ({ logicalName: SAMPLE_BOOK, keyAttributes: { sample_bookcode: code } });
