import { ReplicaError } from '../replica-error';
import type { Database } from './database';
import { quoted } from './sql-names';

/** Each is run once in a schema, in this order; what was released is never edited. `$schema` stands for the schema. */
const migrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE $schema.sync_state (
       table_name text PRIMARY KEY,
       endpoint text NOT NULL,
       link text,
       reading text CHECK (reading IN ('full', 'delta')),
       page text,
       sweeps boolean NOT NULL DEFAULT false,
       rows bigint NOT NULL DEFAULT 0,
       started timestamptz,
       finished timestamptz,
       error text
     )`,
    `COMMENT ON TABLE $schema.sync_state IS
       'Where the reading of each table stands: link leads to its next changes, page to the next page of the read under way.'`,
    `CREATE TABLE $schema.sync_met (table_name text NOT NULL, id uuid NOT NULL, PRIMARY KEY (table_name, id))`,
    `COMMENT ON TABLE $schema.sync_met IS
       'Ids that a full read over an older copy has met so far: in its end the others are removed.'`,
  ],
  ['ALTER TABLE $schema.sync_state ADD COLUMN organization text'],
];

/** Brings the schema of an environment to what this version needs. Throws ReplicaError for one of a later version. */
export async function migrate(database: Database, schema: string): Promise<void> {
  const name = quoted(schema);
  await database.transaction(async inside => {
    // Processes that keep other tables may come at the same moment.
    await inside.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`migrations of ${schema}`]);
    await inside.query(`CREATE SCHEMA IF NOT EXISTS ${name}`);
    await inside.query(`CREATE TABLE IF NOT EXISTS ${name}.sync_migration (version integer PRIMARY KEY)`);
    const [row] = await inside.query(`SELECT coalesce(max(version), 0) AS version FROM ${name}.sync_migration`);
    const version = Number(row?.['version']);
    if (version > migrations.length) throw tooNew(schema, database.where);
    for (const [index, statements] of [...migrations.entries()].slice(version)) {
      for (const statement of statements) await inside.query(statement.replaceAll('$schema', name));
      await inside.query(`INSERT INTO ${name}.sync_migration (version) VALUES ($1)`, [index + 1]);
    }
  });
}

const tooNew = (schema: string, where: string): ReplicaError =>
  new ReplicaError(
    `The schema ${schema} at ${where} was made by a later version of this program.`,
    'use that version, or another database.',
  );
