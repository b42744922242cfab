import type { Applied, Reading, ReplicaChange } from '../change-sink';
import type { ReplicaTable } from '../replica-table';
import { columnTypes } from './column-types';
import type { Queryable } from './database';
import { versionColumn } from './make-room';
import { quoted } from './sql-names';

type Upserted = Extract<ReplicaChange, { type: 'upserted' }>;

/**
 * Writes the changes of one page: two statements, however many they are. A version that is there already is not written
 * again, nor, in a delta, an older one. What a page tells twice of a row, it means as it comes last.
 */
export async function applyPage(
  inside: Queryable,
  schema: string,
  table: ReplicaTable,
  changes: readonly ReplicaChange[],
  reading: Reading,
): Promise<Applied & { readonly added: number }> {
  const last = [...new Map(changes.map(change => [change.id, change])).values()];
  const upserted = last.filter(change => change.type === 'upserted');
  const deleted = last.filter(change => change.type === 'deleted').map(({ id }) => id);
  const { written, added } = upserted.length === 0 ? nothing : await upsert(inside, schema, table, upserted, reading);
  const removed = deleted.length === 0 ? 0 : await remove(inside, schema, table, deleted);
  return { written, added, removed };
}

const nothing = { written: 0, added: 0 };

async function upsert(
  inside: Queryable,
  schema: string,
  { name, id, columns }: ReplicaTable,
  changes: readonly Upserted[],
  reading: Reading,
): Promise<{ written: number; added: number }> {
  const names = [...columns.map(column => quoted(column.name)), versionColumn];
  const typed = [
    ...columns.map(({ name: column, kind }) => `${quoted(column)} ${columnTypes[kind]}`),
    `${versionColumn} bigint`,
  ];
  const set = names.filter(column => column !== quoted(id)).map(column => `${column} = excluded.${column}`);
  // A full read is the truth of now, also where an environment was put back to what it was before.
  const isNews =
    reading === 'full'
      ? `held.${versionColumn} IS DISTINCT FROM excluded.${versionColumn}`
      : `coalesce(held.${versionColumn} < excluded.${versionColumn}, true)`;
  const rows = changes.map(change => ({ ...change.row, [id]: change.id, [versionColumn]: change.version ?? null }));
  const [counts] = await inside.query(
    `WITH told AS (
       INSERT INTO ${quoted(schema)}.${quoted(name)} AS held (${names.join(', ')})
       SELECT ${names.join(', ')} FROM json_to_recordset($1::json) AS page (${typed.join(', ')})
       ON CONFLICT (${quoted(id)}) DO UPDATE SET ${set.join(', ')} WHERE ${isNews}
       RETURNING xmax = 0 AS is_new
     ) SELECT count(*) AS written, count(*) FILTER (WHERE is_new) AS added FROM told`,
    [JSON.stringify(rows)],
  );
  return { written: Number(counts?.['written']), added: Number(counts?.['added']) };
}

/** A row that was never there is no error: it was created and deleted between two reads. */
async function remove(inside: Queryable, schema: string, table: ReplicaTable, ids: readonly string[]): Promise<number> {
  const [counts] = await inside.query(
    `WITH gone AS (
       DELETE FROM ${quoted(schema)}.${quoted(table.name)}
       USING json_array_elements_text($1::json) AS told (id)
       WHERE ${quoted(table.id)} = told.id::uuid RETURNING 1
     ) SELECT count(*) AS removed FROM gone`,
    [JSON.stringify(ids)],
  );
  return Number(counts?.['removed']);
}
