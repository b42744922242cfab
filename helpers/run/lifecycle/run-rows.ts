import { plainRow } from '../../sample/book-rows';
import { deleteBooks, mostInChangeSet } from '../../sample/scale/bulk-rows';
import { inLanes } from '../../sample/scale/in-lanes';
import { type BookRow, runOfCode, SAMPLE_BOOK, SAMPLE_BOOKS } from '../../sample/books';
import type { LedgerData } from '../ledger/ledger-data';
import { keyAddress } from '../../dataverse/web-api/odata-key';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import { undefinedWhenMissing } from '../../dataverse/web-api/undefined-when';
import { HarnessError, VanishedTableError } from '../../dataverse/errors';
import { sameGuid } from '../../dataverse/guid';
import { readTable } from '../../dataverse/tables/table-metadata';
import { waitUntil } from '../../dataverse/timing/wait-until';
import { isLive, type Lease, leaseOf } from '../lease/lease';

type CodedRow = Pick<BookRow, 'sample_bookid' | 'sample_bookcode' | 'sample_author'>;

/** Rows that stop a removal are counted no further than this: one is enough to stop it. */
const enough = 100;

/** Deletes what a run left in tables that stay: its books, and the rows its ledger names. Returns how many were there. */
export async function deleteRunRows(client: WebApiClient, run: LedgerData): Promise<number> {
  const known = new Set(bookIds(run));
  let deleted = 0;
  for (const id of known) deleted += (await deleteRow(client, SAMPLE_BOOKS, id)) && id !== run.lease?.id ? 1 : 0;
  deleted += await deleteFound(client, run, known);
  // The newest first: a row may refer to an older one.
  for (const { entitySet, id } of run.rows.toReversed()) deleted += (await deleteRow(client, entitySet, id)) ? 1 : 0;
  if (deleted > 0) await checkNoneIsLeft(client, run);
  return deleted;
}

/** Books that are deleted before the table is asked which are left: a page of a plain read. */
const mostInRound = 5_000;
/** Rounds for which books are found that were not found before: more books than a run makes. */
const mostRounds = 20_000;

/**
 * Deletes the books whose codes begin with the run, but for those that were deleted before. There may be as many as SCALE_ROWS
 * says: each round finds some, deletes them, and begins anew, so that none is passed over and no list of all is kept.
 */
async function deleteFound(client: WebApiClient, run: LedgerData, known: ReadonlySet<string>): Promise<number> {
  let deleted = 0;
  let before: ReadonlySet<string> = known;
  for (let round = 0; round < mostRounds; round += 1) {
    const found = new Set<string>();
    for await (const { sample_bookid: id } of bookRows(client, ofRun(run))) {
      if (!known.has(id)) found.add(id);
      if (found.size === mostInRound) break;
    }
    const ids = [...found].filter(id => !before.has(id));
    if (ids.length === 0) return deleted;
    deleted += await deleteRows(client, ids);
    if (ids.length < mostInRound) return deleted;
    before = found;
  }
  return deleted;
}

/** Change sets that are under way at once. */
const lanes = 4;

/** Deletes books, many of them in change sets. Returns how many were there. */
async function deleteRows(client: WebApiClient, ids: readonly string[]): Promise<number> {
  if (ids.length <= mostInChangeSet) return deleteOneByOne(client, ids);
  const counts: number[] = [];
  await inLanes(inSets(ids), lanes, async some => {
    counts.push(await deleteSet(client, some));
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

async function deleteSet(client: WebApiClient, ids: readonly string[]): Promise<number> {
  try {
    return await deleteBooks(client, ids);
  } catch (error) {
    if (!(error instanceof VanishedTableError)) throw error;
    return deleteOneByOne(client, ids);
  }
}

async function deleteOneByOne(client: WebApiClient, ids: readonly string[]): Promise<number> {
  let deleted = 0;
  for (const id of ids) deleted += (await deleteRow(client, SAMPLE_BOOKS, id)) ? 1 : 0;
  return deleted;
}

function* inSets(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += mostInChangeSet) yield ids.slice(at, at + mostInChangeSet);
}

/** A server that does not know the table says of a row, too, that it is not there. */
async function checkNoneIsLeft(client: WebApiClient, run: LedgerData): Promise<void> {
  let left = 0;
  for await (const row of bookRows(client, ofRun(run))) left += sameGuid(row.sample_bookid, run.lease?.id) ? 0 : 1;
  if (left === 0) return;
  throw new HarnessError(
    `${rowsInWords(left)} of run ${run.runId} could not be deleted: the environment said that they are not there, and shows them.`,
    'run `npm run cleanup` in a few minutes.',
  );
}

const ofRun = ({ runId }: LedgerData): string =>
  `&$filter=${encodeURIComponent(`startswith(sample_bookcode,'${runId}-')`)}`;

/** What stands in the way of removing the table. */
export type Occupants = {
  /** Others' rows, counted up to 100. Leases are none. */
  readonly rows: number;
  /** Of runs that use the table now. */
  readonly leases: readonly Lease[];
};

/** What a run would take from others if it uninstalled the solution: their books, and the table that they use. */
export async function othersIn(client: WebApiClient, run: LedgerData): Promise<Occupants> {
  const own = new Set([...bookIds(run), ...run.rows.map(({ id }) => id)]);
  const isForeign = (row: CodedRow): boolean =>
    !own.has(row.sample_bookid) && row.sample_bookcode?.startsWith(`${run.runId}-`) !== true;
  return countOccupants(client, isForeign);
}

/** The books that no run of this suite made, by their codes, and the runs that use the table. */
export const inNoRun = (client: WebApiClient): Promise<Occupants> =>
  countOccupants(client, row => leaseOf(row) !== undefined || runOfCode(row.sample_bookcode) === undefined);

/** `1 row`, `7 rows`, or `at least 100 rows`. */
export const rowsInWords = (count: number): string =>
  `${count < enough ? count : `at least ${enough}`} ${count === 1 ? 'row' : 'rows'}`;

async function countOccupants(client: WebApiClient, counts: (row: CodedRow) => boolean): Promise<Occupants> {
  const leases: Lease[] = [];
  let rows = 0;
  for await (const row of bookRows(client)) {
    if (!counts(row)) continue;
    const lease = leaseOf(row);
    if (lease === undefined) rows += 1;
    else if (isLive(lease, client.serverTime())) leases.push(lease);
    if (rows === enough) break;
  }
  return { rows, leases };
}

/** Milliseconds for which a table that is there may not be found. */
const cold = 2 * 60_000;

/**
 * The rows of the sample's table. None when there is no such table: a server whose caches are out of date says the same of
 * one that is there, so its definition is asked, and nothing is removed as long as the two disagree.
 */
async function* bookRows(client: WebApiClient, options = ''): AsyncGenerator<CodedRow> {
  const path = `${SAMPLE_BOOKS}?$select=sample_bookid,sample_bookcode,sample_author${options}`;
  const readPages = () =>
    client.pages<CodedRow>(path, {
      prefer: ['odata.maxpagesize=5000'],
      title: 'look whose books are there',
      expects: ['table'],
    });
  const found = await waitUntil({
    what: `the rows of table ${SAMPLE_BOOK} to be found`,
    probe: async () => {
      const pages = readPages();
      const first = await undefinedWhenMissing(pages.next());
      const isGone = first === undefined && (await readTable(client, SAMPLE_BOOK)) === undefined;
      return { first, pages, isGone };
    },
    done: ({ first, isGone }) => first !== undefined || isGone,
    describe: () => '404, although the table is defined',
    timeout: cold,
    timing: client.timing,
    whatToDo: 'run `npm run cleanup` in a few minutes. Nothing was removed.',
  });
  if (found.first === undefined || found.first.done === true) return;
  yield* found.first.value.value.map(plainRow);
  for await (const page of found.pages) yield* page.value.map(plainRow);
}

function bookIds({ scenario, lease }: LedgerData): string[] {
  const { seeded = [], added = [], renamed, deleted } = scenario;
  return [...seeded, ...added, renamed, deleted, lease].flatMap(book => (book === undefined ? [] : [book.id]));
}

/** False when the row was gone already, by itself or with its table. */
async function deleteRow(client: WebApiClient, entitySet: string, id: string): Promise<boolean> {
  const title = `delete ${entitySet} ${id}`;
  const deleting = client.delete(keyAddress(entitySet, id), { title }).then(() => true);
  try {
    return (await undefinedWhenMissing(deleting)) ?? false;
  } catch (error) {
    const mayBeGone = error instanceof VanishedTableError && entitySet === SAMPLE_BOOKS;
    // A server whose caches are out of date says so of a table that is there: its definition tells.
    if (!mayBeGone || (await readTable(client, SAMPLE_BOOK)) !== undefined) throw error;
    return false;
  }
}
