import type { Database } from '../postgres/database';

/** The names of the books in the copy of a schema, in the order of their ids. */
export async function namesIn(database: Database, schema: string): Promise<string[]> {
  const rows = await database.query(`SELECT sample_name FROM ${schema}.sample_book ORDER BY sample_bookid`);
  return rows.map(row => String(row['sample_name']));
}

/** Where the reading of the books stands. */
export async function stateOf(database: Database, schema: string) {
  const [row] = await database.query(`SELECT link, reading, page, rows, error FROM ${schema}.sync_state`);
  return row;
}
