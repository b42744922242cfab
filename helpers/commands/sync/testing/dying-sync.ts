import path from 'node:path';
import { replicaSource } from '../../../replica/replica-source';
import { replicaTableOf } from '../../../replica/replica-table';
import { openReplica, type ReplicaPlace } from '../../../replica/open-replica';
import type { Database, Queryable } from '../../../replica/postgres/database';
import { postgresSink } from '../../../replica/postgres/postgres-sink';
import { syncTable } from '../../../replica/sync/sync-table';
import { readTableDefinition } from '../../../dataverse/tables/table-definition';
import { connector } from '../../../run/connect';
import { environmentVariables } from '../../../run/settings/environment';
import { loadSettings } from '../../../run/settings/load';

// What crash.test.ts runs and kills: `dying-sync.ts PLACE SCHEMA N before|after` brings the copy of sample_book up to date,
// and kills itself without a word at its N-th step, before or after it: a statement, or the end of a transaction. N = 0: it lives.

const [place = '', schema = '', number = '0', moment = 'before'] = process.argv.slice(2);

let steps = 0;

/** One step nearer to the end, which comes before it or after it. */
async function step<T>(act: () => Promise<T>): Promise<T> {
  steps += 1;
  const isLast = steps === Number(number);
  if (isLast && moment === 'before') process.kill(process.pid, 'SIGKILL');
  const result = await act();
  if (isLast) process.kill(process.pid, 'SIGKILL');
  return result;
}

const dying = (queryable: Queryable): Queryable => ({
  query: (sql, parameters) => step(() => queryable.query(sql, parameters)),
});

/** The end of a transaction is a step too: after it the database knows what the process does not. */
const dyingDatabase = (database: Database): Database => ({
  ...database,
  ...dying(database),
  transaction: async act => step(() => database.transaction(inside => act(dying(inside)))),
});

async function run(): Promise<void> {
  const settings = loadSettings(environmentVariables());
  const clients = connector(settings)();
  const definition = await readTableDefinition(clients.webApi, 'sample_book');
  if (definition === undefined) throw new Error('there is no sample_book');
  const table = replicaTableOf(definition);
  const where: ReplicaPlace = place.startsWith('postgres:') ? { url: place } : { folder: path.resolve(place) };
  const database = await openReplica(where, { schema, tables: ['sample_book'] });
  const sink = await postgresSink(dyingDatabase(database), schema);
  const source = replicaSource(clients, table, {
    endpoint: 'Web API',
    organization: 'one',
    pageSize: settings.pageSize,
  });
  const so = await syncTable(source, sink, table);
  await database.close();
  process.stdout.write(`${JSON.stringify({ ...so, steps })}\n`);
}

void run();
