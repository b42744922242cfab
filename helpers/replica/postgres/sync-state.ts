import type { Origin, Reading, Standing } from '../change-sink';
import type { Queryable } from './database';
import { quoted } from './sql-names';

/** Where a table stands, and makes its row where it has none. Places of another origin are forgotten. */
export async function openSyncState(
  inside: Queryable,
  schema: string,
  table: string,
  { endpoint, organization }: Origin,
): Promise<Standing> {
  const states = `${quoted(schema)}.sync_state`;
  const [became] = await inside.query(
    `INSERT INTO ${states} AS held (table_name, endpoint, organization) VALUES ($1, $2, $3)
     ON CONFLICT (table_name) DO UPDATE SET endpoint = $2, organization = $3, link = NULL, page = NULL, reading = NULL
     WHERE held.endpoint <> $2 OR held.organization IS DISTINCT FROM $3
     RETURNING xmax <> 0 AS is_other`,
    [table, endpoint, organization],
  );
  // While a read is under way, its beginning is what is noted: of the one before it is the end that is left.
  const began = 'CASE WHEN reading IS NULL THEN started ELSE finished END';
  const age = `CASE WHEN link IS NOT NULL THEN round(extract(epoch FROM now() - ${began}) * 1000) END`;
  const sql = `SELECT link, reading, page, ${age} AS age FROM ${states} WHERE table_name = $1`;
  const [{ link, reading, page, age: told } = {}] = await inside.query(sql, [table]);
  const isReading = (value: unknown): value is Reading => value === 'full' || value === 'delta';
  return {
    changes: typeof link === 'string' ? link : undefined,
    age: typeof told === 'string' ? Math.max(0, Number(told)) : undefined,
    underWay: typeof page === 'string' && isReading(reading) ? { reading, page } : undefined,
    outdated: became?.['is_other'] === 't' ? 'other origin' : undefined,
  };
}

/** Whether the read under way removes in its end what it did not meet. */
export async function isSweeping(inside: Queryable, schema: string, table: string): Promise<boolean> {
  const sql = `SELECT sweeps FROM ${quoted(schema)}.sync_state WHERE table_name = $1`;
  const [row] = await inside.query(sql, [table]);
  return row?.['sweeps'] === 't';
}

/** What a statement sets of a table's row, by column. */
type Told = Readonly<Record<string, string | boolean | null>>;

/** `rows`: by how many the copy grew. */
export async function writeSyncState(
  inside: Queryable,
  schema: string,
  table: string,
  { rows = 0, ...told }: { readonly rows?: number; readonly set: Told; readonly now?: readonly string[] },
): Promise<void> {
  const names = Object.keys(told.set);
  const values = Object.values(told.set);
  const assignments = [
    ...names.map((name, index) => `${name} = $${index + 3}`),
    ...(told.now ?? []).map(name => `${name} = now()`),
    'rows = rows + $2::bigint',
  ];
  await inside.query(`UPDATE ${quoted(schema)}.sync_state SET ${assignments.join(', ')} WHERE table_name = $1`, [
    table,
    String(rows),
    ...values,
  ]);
}
