import type { WebApiResponse } from '../../dataverse/web-api/web-api-types';
import { UnreachableError } from '../../dataverse/errors';
import { retryDelay } from '../../dataverse/http/retry-decision';
import { answerWasLost } from '../../dataverse/refusals/refusal';
import { duplicateRowCodes } from '../../dataverse/refusals/row-codes';
import { sendChangeSet } from '../../dataverse/web-api/change-set';
import { errorCodeOf } from '../../dataverse/web-api/describe-reply';
import { keyAddress } from '../../dataverse/web-api/odata-key';
import { undefinedWhenMissing } from '../../dataverse/web-api/undefined-when';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import { type Book, type BookRow, SAMPLE_BOOKS } from '../books';
import { BulkWrites } from '../requests/bulk-writes';
import type { Batch } from './many-books';

/** Rows that a change set deletes. More are allowed (1,000), and are one transaction that holds its locks for longer. */
export const mostInChangeSet = 100;

/** Rows in a request are halved down to this many when its answer was lost: it may have been too large for its time. */
const fewest = 50;

/**
 * Creates the books of a batch by CreateMultiple, each once: the ids are made here, so after a lost answer those that are not
 * there are sent again. Returns the reply that refused it, or undefined. Throws as the client does.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations
 */
export async function createBatch(client: WebApiClient, batch: Batch): Promise<WebApiResponse<unknown> | undefined> {
  const { timing } = client;
  const started = timing.now();
  let left = batch.books;
  let size = left.length;
  for (let attempt = 1; ; attempt += 1) {
    let lost: unknown;
    try {
      const refused = await createAll(client, left, size);
      if (refused === undefined) return undefined;
      if (!isDuplicate(refused)) return refused;
    } catch (error) {
      if (!answerWasLost(error)) throw error;
      lost = error;
    }
    left = await missingOf(client, batch.codePrefix, left);
    if (left.length === 0) return undefined;
    size = Math.max(fewest, Math.ceil(size / 2));
    const context = { attempt, elapsed: timing.now() - started, repeatable: true };
    const delay = retryDelay({ kind: 'failure', failure: 'no-answer' }, context);
    if (delay === undefined) throw unwritable(left.length, lost);
    await timing.sleep(delay);
  }
}

async function createAll(
  client: WebApiClient,
  books: readonly Book[],
  size: number,
): Promise<WebApiResponse<unknown> | undefined> {
  const writes = new BulkWrites(client);
  for (let at = 0; at < books.length; at += size) {
    const reply = await writes.createMultiple(books.slice(at, at + size));
    if (reply.status >= 300) return reply;
  }
  return undefined;
}

const unwritable = (rows: number, cause: unknown): UnreachableError =>
  new UnreachableError(
    `After several attempts ${rows} rows of a CreateMultiple request are not there: ${cause === undefined ? 'they are refused as if they were' : 'its answers are lost'}.`,
    'see what stands between this computer and the environment, and whether it is busy; run again.',
    { cause },
  );

/** An earlier attempt, whose answer was lost, has written them or some of them. */
const isDuplicate = (reply: WebApiResponse<unknown>): boolean =>
  reply.status === 412 && duplicateRowCodes.has(errorCodeOf(reply).toLowerCase());

/** Those of the books that the table does not hold. */
async function missingOf(client: WebApiClient, codePrefix: string, books: readonly Book[]): Promise<readonly Book[]> {
  const filter = encodeURIComponent(`startswith(sample_bookcode,'${codePrefix}')`);
  const title = 'look which rows are there after an answer was lost';
  const there = new Set<string>();
  for await (const { value } of client.pages<BookRow>(`${SAMPLE_BOOKS}?$select=sample_bookid&$filter=${filter}`, {
    title,
  })) {
    for (const row of value) there.add(row.sample_bookid.toLowerCase());
  }
  return books.filter(({ id }) => !there.has(id));
}

/**
 * Deletes rows of the sample's table by one change set of a `$batch` request. What is gone already, whoever deleted it, is as
 * good as deleted: then, after a lost answer, and where there is no `$batch`, they are deleted one by one. Returns how many
 * were there, as far as was told. (There is no DeleteMultiple for tables of this kind.)
 */
export async function deleteBooks(client: WebApiClient, ids: readonly string[]): Promise<number> {
  if (await deletedTogether(client, ids)) return ids.length;
  let there = 0;
  for (const id of ids) {
    const deleting = client.delete(keyAddress(SAMPLE_BOOKS, id)).then(() => true);
    there += (await undefinedWhenMissing(deleting)) === true ? 1 : 0;
  }
  return there;
}

async function deletedTogether(client: WebApiClient, ids: readonly string[]): Promise<boolean> {
  try {
    const operations = ids.map(id => ({ method: 'DELETE' as const, path: keyAddress(SAMPLE_BOOKS, id) }));
    const { status, statuses } = await sendChangeSet(client, operations);
    return status < 300 && statuses.length === ids.length && statuses.every(one => one < 300);
  } catch (error) {
    if (answerWasLost(error)) return false;
    throw error;
  }
}
