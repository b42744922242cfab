import { isDeepStrictEqual } from 'node:util';
import { follow, type Patience } from '../../dataverse/change-feed/follow';
import { ExpiredTokenError } from '../../dataverse/errors';
import type { ChangeSink } from '../../replica/change-sink';
import type { Database } from '../../replica/postgres/database';
import { postgresSink } from '../../replica/postgres/postgres-sink';
import { quoted } from '../../replica/postgres/sql-names';
import type { ReplicaSource } from '../../replica/replica-source';
import { syncTable, type TableSync } from '../../replica/sync/sync-table';
import { byId } from '../book-rows';
import type { BookRow } from '../books';
import { copiedBooks } from './copied-books';

/** What a copy came to when it was brought up to date until it held what it must, or for as long as there was patience. */
export type CaughtUp = {
  /** Each time that it was brought up to date. */
  readonly syncs: readonly TableSync[];
  /** The rows in question that the copy holds then, by id. */
  readonly held: readonly BookRow[];
  /** Milliseconds until it held them; undefined where the first time was enough, or none was. */
  readonly settledAfterMs: number | undefined;
};

/**
 * A copy of the sample's table in a database, as `npm run sync` keeps it: by one full read, and from then on by changes
 * alone.
 */
export class BookCopy {
  readonly #database: Database;
  readonly #schema: string;
  readonly #sink: ChangeSink;
  readonly #source: ReplicaSource;

  private constructor(database: Database, schema: string, sink: ChangeSink, source: ReplicaSource) {
    this.#database = database;
    this.#schema = schema;
    this.#sink = sink;
    this.#source = source;
  }

  /** The copy in a schema of a database: an empty one, or that which another process left there. */
  static async in(database: Database, schema: string, source: ReplicaSource): Promise<BookCopy> {
    return new BookCopy(database, schema, await postgresSink(database, schema), source);
  }

  /** Whether a full read came to its end, so that changes lead on. */
  async isFilled(): Promise<boolean> {
    return (await this.#sink.open(copiedBooks, this.#source.origin)).changes !== undefined;
  }

  /**
   * Reads what came since the last time, or every row the first time. Throws ExpiredTokenError where the token of a moment
   * ago is refused: rows were read anew, and nobody knows what changes would have told.
   */
  async bringUpToDate(): Promise<TableSync> {
    const so = await syncTable(this.#source, this.#sink, copiedBooks);
    if (so.reason === 'refused token') throw readAnew();
    return so;
  }

  /** Brings it up to date until what it holds of the rows with these ids is this, given by id, or patience ends. */
  async catchUp(ids: ReadonlySet<string>, table: readonly BookRow[], patience: Patience): Promise<CaughtUp> {
    const look = async () => ({ sync: await this.bringUpToDate(), held: await this.rowsOf(ids) });
    const holdsThem = ({ held }: { readonly held: readonly BookRow[] }): boolean => isDeepStrictEqual(held, table);
    const { reads, isDone, afterMs } = await follow(
      await look(),
      look,
      all => holdsThem(all.at(-1) ?? all[0]),
      patience,
    );
    return {
      syncs: reads.map(({ sync }) => sync),
      held: (reads.at(-1) ?? reads[0]).held,
      settledAfterMs: isDone && reads.length > 1 ? afterMs : undefined,
    };
  }

  /** The rows with these ids, by id. */
  async rowsOf(ids: ReadonlySet<string>): Promise<BookRow[]> {
    const columns = copiedBooks.columns.map(({ name }) => quoted(name)).join(', ');
    const rows = await this.#database.query(
      `SELECT ${columns} FROM ${quoted(this.#schema)}.${quoted(copiedBooks.name)}
       WHERE sample_bookid IN (SELECT own.id::uuid FROM json_array_elements_text($1::json) AS own (id))`,
      [JSON.stringify([...ids])],
    );
    // The columns that were selected, as the database writes them.
    return byId(rows as unknown as BookRow[]);
  }
}

const readAnew = (): ExpiredTokenError =>
  new ExpiredTokenError(
    'The token of a copy, given a short while ago, was refused. Its rows were read anew, so it says nothing of the changes.',
    'look at the refusal among the requests of this test, and run again. It happens when the definition of a table changes or the environment is maintained; whether tokens are kept at all is looked at by CT-DELTA-01 and CT-ORG-10.',
  );
