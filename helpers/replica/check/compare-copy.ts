import type { ReplicaChange } from '../change-sink';
import { applyPage } from '../postgres/apply-page';
import type { Database } from '../postgres/database';
import { columnsThere, versionColumn } from '../postgres/make-room';
import { quoted, sqlName } from '../postgres/sql-names';
import { ReplicaError } from '../replica-error';
import type { ReplicaSource } from '../replica-source';
import type { ReplicaTable } from '../replica-table';

/** A row that copy and table do not have alike. */
export type Difference = {
  readonly id: string;
  /** `copy lacks it`, `only the copy has it`, or the columns with the values of the copy and of the table. */
  readonly what: string;
};

/** What a comparison of every row came to. */
export type Comparison = {
  readonly rows: number;
  readonly differences: readonly Difference[];
  readonly differing: number;
};

/** As many differences are told in words. */
const told = 10;

/**
 * Reads the whole table beside the copy, and compares the two in the database, row by row and column by column. Nothing of
 * the copy is changed. What is written to the table meanwhile is a difference until the copy has it too. Throws ReplicaError
 * where there is no copy, or one of fewer columns.
 */
export async function compareCopy(
  database: Database,
  schema: string,
  table: ReplicaTable,
  source: ReplicaSource,
): Promise<Comparison> {
  const copy = `${quoted(schema)}.${quoted(table.name)}`;
  const there = await columnsThere(database, schema, table.name);
  const lacking = table.columns.filter(({ name }) => !there.has(sqlName(name))).map(({ name }) => name);
  if (lacking.length > 0) throw notYet(table.name, schema, there.size === 0 ? undefined : lacking);
  const beside = 'replica_check';
  await database.query(`DROP TABLE IF EXISTS pg_temp.${beside}`);
  await database.query(`CREATE TEMPORARY TABLE ${beside} (LIKE ${copy} INCLUDING INDEXES)`);
  for await (const changes of wholeTable(source)) {
    await applyPage(database, 'pg_temp', { ...table, name: beside }, changes, 'full');
  }
  return readDifferences(database, copy, `pg_temp.${beside}`, table);
}

const notYet = (table: string, schema: string, lacking: readonly string[] | undefined): ReplicaError =>
  new ReplicaError(
    lacking === undefined
      ? `There is no copy of ${table} in the schema ${schema}.`
      : `The copy of ${table} lacks columns that the table has: ${lacking.join(', ')}.`,
    `npm run sync -- --table ${table} makes it.`,
  );

async function* wholeTable(source: ReplicaSource): AsyncGenerator<readonly ReplicaChange[]> {
  for (let place: string | undefined = source.start; place !== undefined;) {
    const { changes, next } = await source.page(place);
    yield changes;
    place = next.kind === 'page' ? next.place : undefined;
  }
}

async function readDifferences(
  database: Database,
  copy: string,
  there: string,
  { id, columns }: ReplicaTable,
): Promise<Comparison> {
  // Columns of an older definition, which only the copy has, are no difference.
  const names = [...columns.map(({ name }) => quoted(name)), versionColumn].join(', ');
  const rowsOf = (from: string): string =>
    `(SELECT ${quoted(id)} AS id, to_jsonb(one) AS data FROM (SELECT ${names} FROM ${from}) AS one)`;
  const pairs = `${rowsOf(copy)} AS copy FULL JOIN ${rowsOf(there)} AS there USING (id) WHERE copy.data IS DISTINCT FROM there.data`;
  const [counts] = await database.query(`SELECT count(*) AS differing FROM ${pairs}`);
  const [rows] = await database.query(`SELECT count(*) AS rows FROM ${there}`);
  const different = await database.query(
    `SELECT id, copy.data AS copy, there.data AS there FROM ${pairs} ORDER BY id LIMIT ${told}`,
  );
  return {
    rows: Number(rows?.['rows']),
    differing: Number(counts?.['differing']),
    differences: different.map(row => ({ id: String(row['id']), what: describe(row['copy'], row['there']) })),
  };
}

function describe(copy: unknown, there: unknown): string {
  if (copy === null) return 'the copy lacks it';
  if (there === null) return 'only the copy has it';
  const [held, meant] = [valuesIn(copy), valuesIn(there)];
  return Object.keys(meant)
    .filter(name => JSON.stringify(held[name]) !== JSON.stringify(meant[name]))
    .map(name => `${name} is ${JSON.stringify(held[name])} in the copy and ${JSON.stringify(meant[name])} in the table`)
    .join(', ');
}

const valuesIn = (json: unknown): Record<string, unknown> => JSON.parse(String(json)) as Record<string, unknown>;
