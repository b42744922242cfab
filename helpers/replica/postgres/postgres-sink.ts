import type { Applied, ChangeSink, Reading, ReplicaChange } from '../change-sink';
import type { ReplicaTable } from '../replica-table';
import { applyPage } from './apply-page';
import type { Database, Queryable } from './database';
import { makeRoom } from './make-room';
import { migrate } from './migrate';
import { quoted } from './sql-names';
import { isSweeping, openSyncState, writeSyncState } from './sync-state';

/**
 * Keeps tables in a schema of a PostgreSQL database. The changes of a page and the place of the next one are one
 * transaction: wherever the process ends, the next one goes on from what was committed.
 */
export async function postgresSink(database: Database, schema: string): Promise<ChangeSink> {
  await migrate(database, schema);
  return {
    open: (table, origin) =>
      database.transaction(async inside => {
        const room = await makeRoom(inside, schema, table);
        const standing = await openSyncState(inside, schema, table.name, origin);
        if (room === 'as it was') return standing;
        // Committed with the columns: a crash must not forget that they are to be filled, nor that a copy was dropped.
        await writeSyncState(inside, schema, table.name, { set: { link: null, page: null, reading: null } });
        const outdated = room === 'changed' ? 'new columns' : undefined;
        return { changes: undefined, underWay: undefined, outdated };
      }),
    begin: (table, reading, page) => database.transaction(inside => beginRead(inside, schema, table, reading, page)),
    apply: (table, changes, link) => database.transaction(inside => applyAndLink(inside, schema, table, changes, link)),
    fail: (table, why) => writeSyncState(database, schema, table, { set: { error: why } }),
  };
}

async function beginRead(
  inside: Queryable,
  schema: string,
  table: ReplicaTable,
  reading: Reading,
  page: string,
): Promise<void> {
  await inside.query(`DELETE FROM ${quoted(schema)}.sync_met WHERE table_name = $1`, [table.name]);
  // Over an empty copy nothing can be left that vanished.
  const [held] = await inside.query(`SELECT EXISTS (SELECT FROM ${quoted(schema)}.${quoted(table.name)}) AS any`);
  const sweeps = reading === 'full' && held?.['any'] === 't';
  await writeSyncState(inside, schema, table.name, { set: { reading, page, sweeps }, now: ['started'] });
}

async function applyAndLink(
  inside: Queryable,
  schema: string,
  table: ReplicaTable,
  changes: readonly ReplicaChange[],
  { reading, kind, place }: Parameters<ChangeSink['apply']>[2],
): Promise<Applied> {
  const sweeps = await isSweeping(inside, schema, table.name);
  const { written, added, removed } = await applyPage(inside, schema, table, changes, reading);
  if (sweeps) await noteMet(inside, schema, table, changes);
  if (kind === 'page') {
    await writeSyncState(inside, schema, table.name, { rows: added - removed, set: { page: place } });
    return { written, removed };
  }
  const swept = sweeps ? await sweep(inside, schema, table) : 0;
  await writeSyncState(inside, schema, table.name, {
    rows: added - removed - swept,
    set: { link: place, page: null, reading: null, sweeps: false, error: null },
    now: ['finished'],
  });
  return { written, removed: removed + swept };
}

async function noteMet(
  inside: Queryable,
  schema: string,
  table: ReplicaTable,
  changes: readonly ReplicaChange[],
): Promise<void> {
  const ids = changes.flatMap(change => (change.type === 'upserted' ? [change.id] : []));
  await inside.query(
    `INSERT INTO ${quoted(schema)}.sync_met SELECT $1, told.id::uuid FROM json_array_elements_text($2::json) AS told (id)
     ON CONFLICT DO NOTHING`,
    [table.name, JSON.stringify(ids)],
  );
}

/** Removes what a full read did not meet. */
async function sweep(inside: Queryable, schema: string, { name, id }: ReplicaTable): Promise<number> {
  const [gone] = await inside.query(
    `WITH gone AS (
       DELETE FROM ${quoted(schema)}.${quoted(name)} AS held
       WHERE NOT EXISTS (SELECT FROM ${quoted(schema)}.sync_met AS met WHERE met.table_name = $1 AND met.id = held.${quoted(id)})
       RETURNING 1
     ) SELECT count(*) AS removed FROM gone`,
    [name],
  );
  await inside.query(`DELETE FROM ${quoted(schema)}.sync_met WHERE table_name = $1`, [name]);
  return Number(gone?.['removed']);
}
