import { askedColumns } from '../book-rows';
import { type Book, type BookRow, bookColumns, demoBook, rowOf, SAMPLE_BOOKS, toRow } from '../books';
import { DataverseError, HarnessError } from '../../dataverse/errors';
import { missingRowCodes } from '../../dataverse/refusals/row-codes';
import { undefinedWhenMissing } from '../../dataverse/web-api/undefined-when';
import { withoutProof } from '../../dataverse/refusals/without-proof';
import { keyAddress } from '../../dataverse/web-api/odata-key';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import type { WebApiResponse } from '../../dataverse/web-api/web-api-types';
import { readBooks } from './read-books';

/** The run that the books belong to. */
type ScenarioRun = {
  readonly runId: string;
  /** The books that it says it created, now. */
  readonly books: () => readonly Book[];
};

/** The books of one run's scenario. Each is addressed by its code, through the alternate key. */
export class ScenarioBooks {
  readonly #client: WebApiClient;
  readonly #run: ScenarioRun;

  constructor(client: WebApiClient, run: ScenarioRun) {
    this.#client = client;
    this.#run = run;
  }

  /** The ids of the books that the run created. */
  get ids(): ReadonlySet<string> {
    return new Set(this.#run.books().map(({ id }) => id));
  }

  /** What the codes of these books begin with. */
  get codePrefix(): string {
    return `${this.#run.runId}-BookCode`;
  }

  /** Demo books number `from` up to, not including, `to`, with ids made here. Nothing is asked of the environment. */
  demoBooks(from: number, to: number): Book[] {
    return Array.from({ length: to - from }, (_, index) => demoBook(this.#run.runId, from + index));
  }

  async createAll(books: readonly Book[]): Promise<void> {
    for (const book of books) {
      const created = this.#client.create(SAMPLE_BOOKS, toRow(book), { idColumn: 'sample_bookid', id: book.id });
      await withoutProof('A book of the scenario could not be created', created);
    }
  }

  /** Sends a second book with the code of `book`, and hands back whatever came. A double that got in is removed again. */
  async createDouble(book: Book): Promise<WebApiResponse<unknown>> {
    const double = { ...demoBook(this.#run.runId, 0), code: book.code };
    const reply = await this.#client.attempt<unknown>('POST', SAMPLE_BOOKS, { json: rowOf(double) });

    if (reply.status < 300) await this.#client.delete(keyAddress(SAMPLE_BOOKS, double.id));
    return reply;
  }

  /** Each book as it is read by its code: its id and the columns that tracked reads select. */
  async readAll(books: readonly Book[]): Promise<BookRow[]> {
    const rows: BookRow[] = [];
    for (const { code } of books) rows.push(askedColumns(await this.read(code)));
    return rows;
  }

  /** The scenario's books that the table holds, by id. */
  readTable(): Promise<BookRow[]> {
    return readBooks(this.#client, this.codePrefix);
  }

  read(code: string): Promise<BookRow> {
    return this.#client.get<BookRow>(`${addressOf(code)}?$select=${bookColumns.join(',')}`);
  }

  /** `If-Match: *`: an update only, never an upsert that would create a second book. */
  async rename(code: string, name: string): Promise<void> {
    const headers = { 'If-Match': '*' };
    await this.#unlessGone(code, this.#client.patch(addressOf(code), { sample_name: name }, { headers }));
  }

  async remove(code: string): Promise<void> {
    await this.#unlessGone(code, this.#client.delete(addressOf(code)));
  }

  /**
   * That a book is not found by its code is a proof against the key only while the table holds it: somebody may have removed
   * the rows, or the whole solution. Throws HarnessError then.
   */
  async #unlessGone<T>(code: string, act: Promise<T>): Promise<T> {
    try {
      return await act;
    } catch (error) {
      const book = this.#run.books().find(one => one.code === code);
      const isMissing = error instanceof DataverseError && missingRowCodes.has(error.code.toLowerCase());
      if (!isMissing || book === undefined) throw error;
      const address = `${keyAddress(SAMPLE_BOOKS, book.id)}?$select=sample_bookid`;
      const title = `GET ${address} to see whether the book is there at all`;
      if ((await undefinedWhenMissing(this.#client.get(address, { title }))) !== undefined) throw error;
      throw removedMeanwhile(code, error);
    }
  }
}

const removedMeanwhile = (code: string, cause: unknown): HarnessError =>
  new HarnessError(
    `The book with the code ${code}, which this run created, is found neither by its code nor by its id.`,
    'look in Power Apps > Solutions > History whether somebody removed the solution or its rows meanwhile, then run again.',
    { cause },
  );

const addressOf = (code: string): string => keyAddress(SAMPLE_BOOKS, { sample_bookcode: code });
