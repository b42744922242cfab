import { ReplicaError } from './replica-error';
import { lockPlace } from './lock/lock-place';
import { lockCopies } from './lock/lock-copies';
import type { Database } from './postgres/database';
import { openEmbedded } from './postgres/open-embedded';
import { openServer } from './postgres/open-server';

/** Where a copy is kept: on a server, or in a folder by PostgreSQL in this process. */
export type ReplicaPlace = { readonly url: string } | { readonly folder: string };

/** Which copies: of these tables, in the schema of their environment. */
export type ReplicaCopies = { readonly schema: string; readonly tables: readonly string[] };

/**
 * Opens a database to keep copies of these tables, which no other process keeps meanwhile. Throws ReplicaError when it cannot be
 * reached, and while another process keeps one of them.
 */
export async function openReplica(place: ReplicaPlace, { schema, tables }: ReplicaCopies): Promise<Database> {
  if ('folder' in place) return openFolder(place.folder);
  const database = await openServer(place.url);
  try {
    await lockCopies(database, schema, tables);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens a folder for this process alone: PostgreSQL would not survive two. Throws as {@link openReplica} does. */
export async function openFolder(folder: string): Promise<Database> {
  const unlock = lockPlace(folder);
  try {
    const database = await openEmbedded(folder).catch((error: unknown) => {
      throw unreadable(folder, error);
    });
    return { ...database, close: () => database.close().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

const unreadable = (folder: string, error: unknown): ReplicaError =>
  new ReplicaError(
    `The copy in ${folder} cannot be opened: ${error instanceof Error ? error.message : String(error)}`,
    'it was damaged, or made by another version of PostgreSQL: remove that folder, and the next run reads everything anew.',
    { cause: error },
  );
