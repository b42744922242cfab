import { plainRow } from '../../sample/book-rows';
import { type BookRow, runOfCode, SAMPLE_BOOKS } from '../../sample/books';
import type { LedgerData } from '../ledger/ledger-data';
import { keyAddress } from '../../dataverse/web-api/odata-key';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import { undefinedWhenMissing } from '../../dataverse/web-api/undefined-when';
import { DataverseError } from '../../dataverse/errors';

type CodedRow = Pick<BookRow, 'sample_bookid' | 'sample_bookcode'>;

/** Rows that stop a removal are counted no further than this: one is enough to stop it. */
const enough = 100;

/** Deletes what a run left in tables that stay: its books, and the rows its ledger names. Returns how many were there. */
export async function deleteRunRows(client: WebApiClient, run: LedgerData): Promise<number> {
  const books = new Set(bookIds(run));
  const filter = encodeURIComponent(`startswith(sample_bookcode,'${run.runId}-')`);
  for await (const row of bookRows(client, `&$filter=${filter}`)) books.add(row.sample_bookid);

  let deleted = 0;
  for (const id of books) deleted += await deleteRow(client, SAMPLE_BOOKS, id);
  // The newest first: a row may refer to an older one.
  for (const { entitySet, id } of run.rows.toReversed()) deleted += await deleteRow(client, entitySet, id);
  return deleted;
}

/** Counts the books that this run did not make, up to 100. Uninstalling the solution would delete them. */
export async function countForeignBooks(client: WebApiClient, run: LedgerData): Promise<number> {
  const own = new Set([...bookIds(run), ...run.rows.map(({ id }) => id)]);
  const foreign = (row: CodedRow): boolean =>
    !own.has(row.sample_bookid) && row.sample_bookcode?.startsWith(`${run.runId}-`) !== true;
  return countBooks(client, foreign);
}

/** Counts the books that no run of this suite made, by their codes, up to 100. */
export const countBooksOfNoRun = (client: WebApiClient): Promise<number> =>
  countBooks(client, row => runOfCode(row.sample_bookcode) === undefined);

/** `1 row`, `7 rows`, or `at least 100 rows`. */
export const rowsInWords = (count: number): string =>
  `${count < enough ? count : `at least ${enough}`} ${count === 1 ? 'row' : 'rows'}`;

async function countBooks(client: WebApiClient, counts: (row: CodedRow) => boolean): Promise<number> {
  let count = 0;
  for await (const row of bookRows(client)) {
    if (counts(row)) count += 1;
    if (count === enough) break;
  }
  return count;
}

/** The rows of the sample's table. None when there is no such table. */
async function* bookRows(client: WebApiClient, options = ''): AsyncGenerator<CodedRow> {
  const path = `${SAMPLE_BOOKS}?$select=sample_bookid,sample_bookcode${options}`;
  const pages = client.pages<CodedRow>(path, {
    prefer: ['odata.maxpagesize=5000'],
    title: 'look whose books are there',
  });
  try {
    for await (const page of pages) yield* page.value.map(plainRow);
  } catch (error) {
    if (!(error instanceof DataverseError && error.status === 404)) throw error;
  }
}

function bookIds({ scenario }: LedgerData): string[] {
  const { seeded = [], added = [], renamed, deleted } = scenario;
  return [...seeded, ...added, renamed, deleted].flatMap(book => (book === undefined ? [] : [book.id]));
}

async function deleteRow(client: WebApiClient, entitySet: string, id: string): Promise<0 | 1> {
  const title = `delete ${entitySet} ${id}`;
  const deleted = undefinedWhenMissing(client.delete(keyAddress(entitySet, id), { title }).then(() => 1 as const));
  return (await deleted) ?? 0;
}
