import path from 'node:path';
import { PGlite, type Results } from '@electric-sql/pglite';
import type { Database, Queryable, ResultRow } from './database';
import { refusedStatement } from './refused-statement';

const asIs = (value: string): string => value;
/** bool, int2, int4, int8, numeric, float4, float8, date, timestamp, timestamptz, json, jsonb, and arrays of int4: as PostgreSQL writes them. */
const textTypes = [16, 21, 23, 20, 1700, 700, 701, 1082, 1114, 1184, 114, 3802, 1007];
const parsers = Object.fromEntries(textTypes.map(oid => [oid, asIs]));

/**
 * Opens PostgreSQL in this process. With a folder it keeps its data there, which one process at a time may open; else in
 * memory. `loadDataDir` is a copy of a fresh one, which saves making it.
 */
export async function openEmbedded(folder?: string, loadDataDir?: Blob): Promise<Database> {
  const place = folder === undefined ? {} : { dataDir: folder };
  const database = await PGlite.create({ ...place, ...(loadDataDir && { loadDataDir }), parsers });
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
