import type { Applied, Reading, ReplicaChange } from '../change-sink';
import type { ReplicaRow } from '../replica-row';
import type { ReplicaTable } from '../replica-table';
import { columnTypes } from './column-types';
import type { Queryable } from './database';
import { versionColumn } from './make-room';
import { databaseText } from './database-text';
import { quoted, sqlName } from './sql-names';

type Upserted = Extract<ReplicaChange, { type: 'upserted' }>;

/**
 * Writes the changes of one page: two statements, however many they are. What is there already is not written again, nor,
 * in a delta, an older version. What a page tells twice of a row, it means as it comes last.
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
  const rowOf = (of: string): string => `ROW(${names.map(column => `${of}.${column}`).join(', ')})`;
  const isOther = `${rowOf('held')} IS DISTINCT FROM ${rowOf('excluded')}`;
  // A full read is the truth of now: also of a column that the copy lacked when it was told of this version, and where an
  // environment was put back to what it was before. A row without a version is judged by its values alone.
  const isNews =
    reading === 'full' ? isOther : `coalesce(held.${versionColumn} < excluded.${versionColumn}, ${isOther})`;
  const rows = changes.map(change => ({
    ...byNames(change.row),
    [sqlName(id)]: change.id,
    [versionColumn]: change.version ?? null,
  }));
  const [counts] = await inside.query(
    `WITH told AS (
       INSERT INTO ${quoted(schema)}.${quoted(name)} AS held (${names.join(', ')})
       SELECT ${names.join(', ')} FROM json_to_recordset($1::json) AS page (${typed.join(', ')})
       ON CONFLICT (${quoted(id)}) DO UPDATE SET ${set.join(', ')} WHERE ${isNews}
       RETURNING xmax = 0 AS is_new
     ) SELECT count(*) AS written, count(*) FILTER (WHERE is_new) AS added FROM told`,
    [databaseText(rows)],
  );
  return { written: Number(counts?.['written']), added: Number(counts?.['added']) };
}

const byNames = (row: ReplicaRow): ReplicaRow =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [sqlName(name), value]));

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
