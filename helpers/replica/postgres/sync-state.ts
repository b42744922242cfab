import type { Reading, Standing } from '../change-sink';
import type { Queryable } from './database';
import { quoted } from './sql-names';

/** A row of `sync_state`. */
export type SyncState = Omit<Standing, 'hasNewColumns'> & { readonly sweeps: boolean };

/** What is known of a table, and makes its row where it has none. A place leads on through the endpoint that it came from alone. */
export async function readSyncState(
  inside: Queryable,
  schema: string,
  table: string,
  endpoint: string,
): Promise<SyncState> {
  const states = `${quoted(schema)}.sync_state`;
  await inside.query(
    `INSERT INTO ${states} AS held (table_name, endpoint) VALUES ($1, $2)
     ON CONFLICT (table_name) DO UPDATE SET endpoint = $2, link = NULL, page = NULL, reading = NULL WHERE held.endpoint <> $2`,
    [table, endpoint],
  );
  const [row = {}] = await inside.query(`SELECT link, reading, page, sweeps FROM ${states} WHERE table_name = $1`, [
    table,
  ]);
  const { link, reading, page, sweeps } = row;
  const isReading = (value: unknown): value is Reading => value === 'full' || value === 'delta';
  const underWay = typeof page === 'string' && isReading(reading) ? { reading, page } : undefined;
  return { changes: typeof link === 'string' ? link : undefined, underWay, sweeps: sweeps === 't' };
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
