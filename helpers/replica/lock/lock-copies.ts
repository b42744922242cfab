import type { Database } from '../postgres/database';
import { KeptElsewhereError } from '../replica-error';

/**
 * Keeps the copies of these tables for this connection, until it closes. Throws KeptElsewhereError while another one has one of
 * them: other tables of the schema are free for other processes.
 */
export async function lockCopies(database: Database, schema: string, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const name = `copy of ${table} in ${schema}`;
    const [row] = await database.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS is_ours', [name]);
    if (row?.['is_ours'] !== 't') throw inUse(table, `${schema} at ${database.where}`);
  }
}

const inUse = (table: string, where: string): KeptElsewhereError =>
  new KeptElsewhereError(
    `Another process keeps the copy of ${table} in the schema ${where}.`,
    'wait for its end, or stop it: two of them do not write one copy at once.',
  );
