import { ReplicaError } from '../replica-error';
import type { ReplicaTable } from '../replica-table';
import { canWiden, columnTypes } from './column-types';
import type { Queryable } from './database';
import { quoted } from './sql-names';

/** The version of a row, by which a change that is told late or again is known. */
export const versionColumn = '_version';

/**
 * Makes the table, or gives it the columns that it lacks and widens those that became wider. Says whether it changed one
 * that was there. Throws ReplicaError where a column became narrower, or another thing.
 */
export async function makeRoom(
  inside: Queryable,
  schema: string,
  { name, id, columns }: ReplicaTable,
): Promise<{ readonly changed: boolean }> {
  const there = await columnsThere(inside, schema, name);
  const table = `${quoted(schema)}.${quoted(name)}`;
  if (there.size === 0) {
    const definitions = columns.map(column => `${quoted(column.name)} ${columnTypes[column.kind]}`);
    await inside.query(
      `CREATE TABLE ${table} (${definitions.join(', ')}, ${versionColumn} bigint, PRIMARY KEY (${quoted(id)}))`,
    );
    return { changed: false };
  }
  const changes = columns.flatMap(column => {
    const [from, to] = [there.get(column.name), columnTypes[column.kind]];
    if (from === undefined) return [`ADD COLUMN ${quoted(column.name)} ${to}`];
    if (from === to) return [];
    // One that was widened stays wide.
    if (canWiden(to, from)) return [];
    if (canWiden(from, to)) return [`ALTER COLUMN ${quoted(column.name)} TYPE ${to}`];
    throw otherType({ table: name, column: column.name, from, to });
  });
  if (changes.length > 0) await inside.query(`ALTER TABLE ${table} ${changes.join(', ')}`);
  return { changed: changes.length > 0 };
}

/** Names with types; none where there is no such table. */
async function columnsThere(inside: Queryable, schema: string, table: string): Promise<ReadonlyMap<string, string>> {
  const rows = await inside.query(
    `SELECT attname, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE nspname = $1 AND relname = $2 AND attnum > 0 AND NOT attisdropped`,
    [schema, table],
  );
  return new Map(rows.map(row => [String(row['attname']), String(row['type'])]));
}

const otherType = (what: { table: string; column: string; from: string; to: string }): ReplicaError =>
  new ReplicaError(
    `Column ${what.column} of ${what.table} is ${what.from} in the replica, and its definition now asks for ${what.to}.`,
    'drop that column, or the table and its row in sync_state, and the next run reads it anew.',
  );
