import path from 'node:path';
import type { ChangeSink } from '../../replica/change-sink';
import { jsonLinesSink } from '../../replica/json-lines/json-lines-sink';
import { openReplica } from '../../replica/open-replica';
import { postgresSink } from '../../replica/postgres/postgres-sink';
import { schemaOf } from '../../replica/postgres/sql-names';
import { connector } from '../../run/connect';
import { environmentVariables } from '../../run/settings/environment';
import { loadSettings } from '../../run/settings/load';
import type { Settings } from '../../run/settings/settings';
import { Screen } from '../../verdict/reporters/terminal/screen';
import { createScrub } from '../../verdict/reporters/scrub';
import { exitWith, reports } from '../command';
import { checkCopies } from './check-copies';
import { keepInStep } from './keep-in-step';
import { readSyncArguments, type SyncArguments, usage } from './sync-arguments';

// `npm run sync -- --table NAME… [--every 30s] [--check]`: keeps copies of tables in a PostgreSQL database in step, by change
// tracking alone. Ends with 0 when all of them are up to date (or alike, with --check), else with 2.

async function runSyncCommand(): Promise<number> {
  const args = readSyncArguments(process.argv.slice(2));
  if (args.help) {
    console.log(usage);
    return 0;
  }
  const settings = loadSettings(environmentVariables());
  return args.to === undefined ? syncDatabase(args, settings) : syncFile(args, settings, path.resolve(args.to));
}

async function syncDatabase(args: SyncArguments, settings: Settings): Promise<number> {
  const { replicaUrl: url, dataverseUrl, pageSize } = settings;
  const schema = schemaOf(dataverseUrl);
  const place = url === undefined ? { folder: path.join(reports, 'replica') } : { url };
  const database = await openReplica(place, { schema, tables: args.tables });
  try {
    console.log(`Copies: schema ${schema} at ${database.where}`);
    const scrub = createScrub(environmentVariables());
    if (args.check)
      return await checkCopies(args, { clients: connector(settings)(), database, schema, pageSize, scrub });
    return await keep(args, settings, await postgresSink(database, schema));
  } finally {
    await database.close();
  }
}

async function syncFile(args: SyncArguments, settings: Settings, file: string): Promise<number> {
  const sink = await jsonLinesSink(file);
  try {
    return await keep(args, settings, sink);
  } finally {
    await sink.close();
  }
}

/** Asked to stop: the transaction at hand is finished, and what comes after it is left to the next process. */
const stopped = new AbortController();

const keep = (args: SyncArguments, settings: Settings, sink: ChangeSink): Promise<number> => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
  return keepInStep(args, {
    clients: connector(settings)(),
    sink,
    pageSize: settings.pageSize,
    screen: new Screen(process.stdout, environmentVariables()),
    stop: stopped.signal,
    scrub: createScrub(environmentVariables()),
  });
};

/** A page that is still on its way would keep a stopped process alive. */
async function endWhenStopped(status: Promise<number>): Promise<number> {
  const came = await status;
  if (stopped.signal.aborted) process.exit(came);
  return came;
}

exitWith(endWhenStopped(runSyncCommand()));
