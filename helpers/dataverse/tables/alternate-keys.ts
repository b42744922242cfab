import { z } from 'zod';
import { DataverseError, JobFailedError } from '../errors';
import { answerWasLost } from '../refusals/refusal';
import { getRows } from '../web-api/read-shape';
import { tableAddress } from './table-metadata';
import { waitUntil } from '../timing/wait-until';
import { undefinedWhenMissing } from '../web-api/undefined-when';
import type { WebApiClient } from '../web-api/web-api-client';

const keyShape = z.object({
  LogicalName: z.string(),
  KeyAttributes: z.array(z.string()),
  /** `Pending`, `InProgress`, `Active` or `Failed`. */
  EntityKeyIndexStatus: z.string().nullish(),
});

/** An alternate key of a table. It finds rows only while its index is Active. */
export type AlternateKey = Readonly<ReturnType<typeof alternateKey>>;

const alternateKey = (key: z.infer<typeof keyShape>) => ({
  logicalName: key.LogicalName,
  /** In alphabetical order, whatever order the key was made with. */
  keyAttributes: key.KeyAttributes,
  indexStatus: key.EntityKeyIndexStatus ?? 'in no state that is told',
});

/** Milliseconds that a status may still say Failed after the index was asked to be built again. */
const settle = 30_000;

/**
 * Reads a table's alternate keys with the state of their indexes.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity
 */
export async function readAlternateKeys(client: WebApiClient, table: string): Promise<AlternateKey[]> {
  const title = `read the alternate keys of table ${table}`;
  const options = { consistent: true, title };
  return (await getRows(client, `${tableAddress(table)}/Keys`, keyShape, options)).map(alternateKey);
}

/** The alternate keys that somebody needs of a table. Administrators may have made others, in whatever state. */
export type NeededKey = {
  readonly table: string;
  /** The one column of the key. */
  readonly column: string;
};

/** Whether a key is the one that is needed. */
export const isNeeded = (key: { readonly keyAttributes: readonly string[] }, column: string): boolean =>
  key.keyAttributes.join() === column;

/**
 * Waits until the table has the alternate key and its index is Active, for `timeout` milliseconds. A Failed index is built
 * again once. Returns all keys of the table.
 *
 * Throws JobFailedError when an index fails a second time or may not be built again, WaitTimeoutError when the deadline
 * passes. Neither speaks against the environment.
 */
export async function waitForActiveKey(
  client: WebApiClient,
  { table, column }: NeededKey,
  timeout: number,
): Promise<AlternateKey[]> {
  const needed = (keys: readonly AlternateKey[]) => keys.filter(key => isNeeded(key, column));
  const rebuildFailed = keyIndexRebuilder(client, table);
  return waitUntil({
    what: `the alternate key over ${column} of table ${table} to become active`,
    probe: async () => {
      const keys = (await undefinedWhenMissing(readAlternateKeys(client, table))) ?? [];
      for (const key of needed(keys)) await rebuildFailed(key);
      return keys;
    },
    // A definition that is not up to date shows no keys.
    done: keys => needed(keys).some(key => key.indexStatus === 'Active'),
    describe: keys =>
      needed(keys)
        .map(key => `${key.logicalName} is ${key.indexStatus}`)
        .join(', ') || 'the table has no such alternate key',
    timeout,
    timing: client.timing,
    whatToDo: whereIndexJobsAre(table),
  });
}

/** Asks for the index of a key that has Failed to be built again, once. Throws JobFailedError when it fails again. */
function keyIndexRebuilder(client: WebApiClient, table: string): (key: AlternateKey) => Promise<void> {
  const rebuilds = new Map<string, { readonly askedAt: number; begun: boolean }>();
  return async key => {
    const now = client.timing.now();
    const rebuild = rebuilds.get(key.logicalName);
    if (key.indexStatus !== 'Failed') {
      if (rebuild) rebuild.begun = true;
    } else if (rebuild === undefined) {
      if (await reactivateKey(client, table, key)) rebuilds.set(key.logicalName, { askedAt: now, begun: false });
    } else if (rebuild.begun || now - rebuild.askedAt >= settle) {
      // The status of the first build may linger until the second one begins.
      throw keyIndexFailedTwice(table, key);
    }
  };
}

/** SolutionConcurrencyFailure: another customization of the environment is running. */
const locked = '0x80071151';

/** False when it is to be asked for again: another customization is in the way, or nobody knows whether it was heard. */
async function reactivateKey(client: WebApiClient, table: string, { logicalName }: AlternateKey): Promise<boolean> {
  const body = { EntityLogicalName: table, EntityKeyLogicalName: logicalName };
  try {
    await client.post('ReactivateEntityKey', body, { title: `build the index of key ${logicalName} again` });
  } catch (error) {
    // Asked twice it does no more: the second time it says that nothing has failed.
    if (answerWasLost(error)) return false;
    if (!(error instanceof DataverseError)) throw error;
    if (error.code === locked) return false;
    // ReactivateEntityKeyOnlyForFailedJobs: somebody else asked first, or the status that was read is out of date.
    if (error.code !== '0x80060897') throw rebuildRefused(table, logicalName, error);
  }
  return true;
}

const rebuildRefused = (table: string, key: string, cause: DataverseError): JobFailedError =>
  new JobFailedError(
    `The index of alternate key ${key} of table ${table} failed, and building it again was refused with ${cause.status} ${cause.code}: ${cause.detail}`,
    `${whereIndexJobsAre(table)} It tells why the index failed. Make the first run as System Administrator.`,
    { cause },
  );

function keyIndexFailedTwice(table: string, { logicalName, keyAttributes }: AlternateKey): JobFailedError {
  const columnList = keyAttributes.join(',');
  return new JobFailedError(
    `The index of alternate key ${logicalName} of table ${table} failed twice. Rows with the same ${columnList} may exist, or its job met an error of the environment.`,
    `${whereIndexJobsAre(table)} Where it names duplicates, count the rows of each value ` +
      `($apply=groupby((${columnList}),aggregate($count as rows)) on the table) and remove or change the doubles; else wait a few minutes. Run again.`,
  );
}

const whereIndexJobsAre = (table: string): string =>
  `look for a system job "Create index for ${table}" in Power Platform admin center > Settings > Audit and logs > System jobs.`;
