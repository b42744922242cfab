import { openFolder, type ReplicaPlace } from '../../replica/open-replica';
import type { Database } from '../../replica/postgres/database';
import { openServer } from '../../replica/postgres/open-server';
import { quoted } from '../../replica/postgres/sql-names';
import type { ReplicaSource } from '../../replica/replica-source';
import { BookCopy } from './book-copy';

/** The run that copies belong to. */
type CopyingRun = { readonly runId: string; readonly startedAt: string };

/** Days after which a schema is one that a killed run left. */
const forgottenAfter = 2;

/** The copies of one run, in a database where it drops what it made: none of them is a copy that `npm run sync` keeps. */
export class RunCopies {
  readonly #database: Database;
  readonly #prefix: string;
  #count = 0;

  private constructor(database: Database, prefix: string) {
    this.#database = database;
    this.#prefix = prefix;
  }

  /**
   * Opens the database of a run: on a server, or in a folder that other processes of the run find again. Throws ReplicaError
   * where there is none to be had.
   */
  static async open(place: ReplicaPlace, { runId, startedAt }: CopyingRun): Promise<RunCopies> {
    const database = await ('folder' in place ? openFolder(place.folder) : openServer(place.url));
    await dropForgotten(database);
    return new RunCopies(database, `${prefixOf(new Date(startedAt))}_${runId}_`);
  }

  /** The copy of that name: an empty one, or that which another process of the run left. */
  copy(name: string, source: ReplicaSource): Promise<BookCopy> {
    return BookCopy.in(this.#database, this.#schemaOf(name), source);
  }

  /** Does something with an empty copy, and drops it then. */
  async withEmptyCopy<T>(source: ReplicaSource, act: (copy: BookCopy) => Promise<T>): Promise<T> {
    const name = `${process.pid}_${(this.#count += 1)}`;
    try {
      return await act(await this.copy(name, source));
    } finally {
      await dropSchema(this.#database, this.#schemaOf(name));
    }
  }

  /** Drops every copy of the run. */
  async dropAll(): Promise<void> {
    const made = await this.#database.query('SELECT nspname FROM pg_namespace WHERE starts_with(nspname, $1)', [
      this.#prefix,
    ]);
    for (const { nspname } of made) await dropSchema(this.#database, String(nspname));
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  #schemaOf(name: string): string {
    return `${this.#prefix}${name}`;
  }
}

const ours = 'change_tracking_verify';

/** `change_tracking_verify_20261127`: the name tells how old a schema is. */
const prefixOf = (day: Date): string => `${ours}_${day.toISOString().slice(0, 10).replaceAll('-', '')}`;

async function dropSchema(database: Database, name: string): Promise<void> {
  await database.query(`DROP SCHEMA IF EXISTS ${quoted(name)} CASCADE`);
}

/** A run that was killed drops nothing. What cannot be dropped, as it is another role's, or as another run drops it, is left. */
async function dropForgotten(database: Database): Promise<void> {
  const oldest = prefixOf(new Date(Date.now() - forgottenAfter * 86_400_000));
  const forgotten = await database.query(
    `SELECT nspname FROM pg_namespace WHERE nspname ~ '^${ours}_[0-9]{8}_' AND nspname < $1`,
    [oldest],
  );
  for (const { nspname } of forgotten) await dropSchema(database, String(nspname)).catch(() => undefined);
}
