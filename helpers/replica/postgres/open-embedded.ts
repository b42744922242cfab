import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { PGlite, PGliteOptions, Results } from '@electric-sql/pglite';
import type * as pglite from '@electric-sql/pglite';
import type * as prepared from '@electric-sql/pglite-prepopulatedfs';
import type { Database, Queryable, ResultRow } from './database';
import { refusedStatement } from './refused-statement';

/** Loaded where a database is opened: each worker of a run would pay for it. */
const load = createRequire(__filename);

const asIs = (value: string): string => value;
/** bool, int2, int4, int8, numeric, float4, float8, date, timestamp, timestamptz, json, jsonb, and arrays of int4: as PostgreSQL writes them. */
const textTypes = [16, 21, 23, 20, 1700, 700, 701, 1082, 1114, 1184, 114, 3802, 1007];
const parsers = Object.fromEntries(textTypes.map(oid => [oid, asIs]));

/**
 * Opens PostgreSQL in this process. With a folder it keeps its data there, which one process at a time may open; else in
 * memory. A new one begins with the data of a fresh PostgreSQL, as making it takes seconds.
 */
export async function openEmbedded(folder?: string): Promise<Database> {
  const database = await (folder === undefined ? startFresh() : openFolder(folder));
  const where = folder === undefined ? 'memory' : path.relative(process.cwd(), folder);
  await database.exec("SET TimeZone = 'UTC'");
  const queryableOf = (asked: Pick<PGlite, 'query'>): Queryable => ({
    query: async (sql, parameters = []) => {
      try {
        const { rows }: Results<ResultRow> = await asked.query<ResultRow>(sql, [...parameters]);
        return rows;
      } catch (error) {
        throw refusedStatement(where, error);
      }
    },
  });
  return {
    ...queryableOf(database),
    where,
    transaction: act => database.transaction(inside => act(queryableOf(inside as Pick<PGlite, 'query'>))),
    close: () => database.close(),
  };
}

function start(options: PGliteOptions): Promise<PGlite> {
  const { PGlite } = load('@electric-sql/pglite') as typeof pglite;
  return PGlite.create({ ...options, parsers });
}

async function startFresh(place: PGliteOptions = {}): Promise<PGlite> {
  const { dataDir } = load('@electric-sql/pglite-prepopulatedfs') as typeof prepared;
  return start({ ...place, loadDataDir: await dataDir() });
}

/** A folder of which the process died that filled it holds no copy yet: it is filled anew. */
async function openFolder(folder: string): Promise<PGlite> {
  const filling = `${folder}.filling`;
  if (existsSync(filling)) rmSync(folder, { recursive: true, force: true });
  else if (existsSync(path.join(folder, 'PG_VERSION'))) return start({ dataDir: folder });
  mkdirSync(path.dirname(folder), { recursive: true });
  writeFileSync(filling, '');
  const database = await startFresh({ dataDir: folder });
  rmSync(filling);
  return database;
}
