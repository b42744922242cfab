import { subscribe } from 'node:diagnostics_channel';
import path from 'node:path';
import { toldSentences } from '../../dataverse/timing/tell';
import type { ChangeSink } from '../../replica/change-sink';
import { jsonLinesSink } from '../../replica/json-lines/json-lines-sink';
import { openReplica } from '../../replica/open-replica';
import type { Database } from '../../replica/postgres/database';
import { postgresSink } from '../../replica/postgres/postgres-sink';
import { schemaOf } from '../../replica/postgres/sql-names';
import { connector } from '../../run/connect';
import { environmentVariables } from '../../run/settings/environment';
import { loadSettings } from '../../run/settings/load';
import type { Settings } from '../../run/settings/settings';
import { Screen } from '../../verdict/reporters/terminal/screen';
import { createScrub } from '../../verdict/reporters/scrub';
import { toldLine } from '../../verdict/words/told-line';
import { exitWith, reports } from '../command';
import { checkCopies } from './check-copies';
import { keepConnected, type KeptPlace } from './keep-connected';
import { keepInStep } from './keep-in-step';
import { readSyncArguments, type SyncArguments, usage } from './sync-arguments';
import { whenToStop } from './when-to-stop';

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
  const { replicaUrl: url, dataverseUrl } = settings;
  const schema = schemaOf(dataverseUrl);
  const place = url === undefined ? { folder: path.join(reports, 'replica') } : { url };
  const open = () => openReplica(place, { schema, tables: args.tables });
  if (args.check) return checkDatabase(args, settings, { database: await open(), schema });
  return keep(args, settings, async () => {
    const database = await open();
    try {
      return {
        sink: await postgresSink(database, schema),
        where: `schema ${schema} at ${database.where}`,
        close: () => database.close(),
      };
    } catch (error) {
      await database.close();
      throw error;
    }
  });
}

async function checkDatabase(
  args: SyncArguments,
  settings: Settings,
  { database, schema }: { readonly database: Database; readonly schema: string },
): Promise<number> {
  try {
    console.log(`Copies: schema ${schema} at ${database.where}`);
    const clients = connector(settings)();
    return await checkCopies(args, { clients, database, schema, pageSize: settings.pageSize, scrub });
  } finally {
    await database.close();
  }
}

const syncFile = (args: SyncArguments, settings: Settings, file: string): Promise<number> =>
  keep(args, settings, async () => {
    const sink = await jsonLinesSink(file);
    return { sink, where: file, close: sink.close };
  });

const scrub = createScrub(environmentVariables());

/** Once, or for ever: then a database that goes away is waited for. Asked to stop, it finishes the transaction at hand. */
async function keep(args: SyncArguments, settings: Settings, open: () => Promise<KeptPlace>): Promise<number> {
  const first = await open();
  console.log(`Copies: ${first.where}`);
  const stop = whenToStop();
  const screen = new Screen(process.stdout, environmentVariables());
  subscribe(toldSentences.name, sentence => screen.print(scrub(toldLine(String(sentence)).trimEnd())));
  const clients = connector(settings)();
  const act = (sink: ChangeSink): Promise<number> => keepInStep(args, { clients, sink, settings, screen, stop, scrub });
  const status = await keepConnected(first, { ...(args.every !== undefined && { open }), act, stop });
  // A page that is still on its way would keep a stopped process alive.
  if (stop.aborted) process.exit(status);
  return status;
}

exitWith(runSyncCommand());
