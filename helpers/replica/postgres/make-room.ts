import { ReplicaError } from '../replica-error';
import type { ReplicaTable } from '../replica-table';
import { canWiden, columnTypes } from './column-types';
import type { Queryable } from './database';
import { quoted, sqlName } from './sql-names';

/** The version of a row, by which a change that is told late or again is known. */
export const versionColumn = '_version';

/** What became of a table: an empty one was made, or one that was there got columns or wider ones, or it is as it was. */
export type Room = 'made' | 'changed' | 'as it was';

/** What a schema has beside its copies. */
const ownTables: ReadonlySet<string> = new Set(['sync_state', 'sync_met', 'sync_migration']);

/**
 * Makes the table, or gives it the columns that it lacks and widens those that became wider. Throws ReplicaError where a
 * column became narrower, or another thing, and for a table whose name this program has taken.
 */
export async function makeRoom(inside: Queryable, schema: string, { name, id, columns }: ReplicaTable): Promise<Room> {
  if (ownTables.has(name)) throw takenName(name);
  const there = await columnsThere(inside, schema, name);
  const table = `${quoted(schema)}.${quoted(name)}`;
  if (there.size === 0) {
    const definitions = columns.map(column => `${quoted(column.name)} ${columnTypes[column.kind]}`);
    await inside.query(
      `CREATE TABLE ${table} (${definitions.join(', ')}, ${versionColumn} bigint, PRIMARY KEY (${quoted(id)}))`,
    );
    return 'made';
  }
  const changes = columns.flatMap(column => {
    const [from, to] = [there.get(sqlName(column.name)), columnTypes[column.kind]];
    if (from === undefined) return [`ADD COLUMN ${quoted(column.name)} ${to}`];
    if (from === to) return [];
    if (canWiden(from, to)) return [`ALTER COLUMN ${quoted(column.name)} TYPE ${to}`];
    // One that was widened stays wide.
    if (canWiden(to, from)) return [];
    throw otherType({ table: name, column: column.name, from, to });
  });
  if (changes.length > 0) await inside.query(`ALTER TABLE ${table} ${changes.join(', ')}`);
  return changes.length > 0 ? 'changed' : 'as it was';
}

/** Columns of a table in the database, names with types; none where there is no such table. */
export async function columnsThere(
  inside: Queryable,
  schema: string,
  table: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await inside.query(
    `SELECT attname, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE nspname = $1 AND relname = $2 AND attnum > 0 AND NOT attisdropped`,
    [schema, sqlName(table)],
  );
  return new Map(rows.map(row => [String(row['attname']), String(row['type'])]));
}

const otherType = (what: { table: string; column: string; from: string; to: string }): ReplicaError =>
  new ReplicaError(
    `Column ${what.column} of ${what.table} is ${what.from} in the replica, and its definition now asks for ${what.to}.`,
    'drop that column, or the table and its row in sync_state, and the next run reads it anew.',
  );

const takenName = (table: string): ReplicaError =>
  new ReplicaError(
    `A table ${table} cannot be copied to a database: beside the copies stands a table of that name, of this program.`,
    'write its changes to a file of JSON lines (--to).',
  );
