import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { environmentsFolder } from '../../run/environments/environment-folder';
import { cleanUpEarlierRuns } from '../../run/lifecycle/clean-up';
import { HarnessError, JobFailedError } from '../../dataverse/errors';
import { listUnfinished, settleUnfinished, type UnfinishedRun } from '../../run/ledger/unfinished';
import { replaceSolution } from '../../run/lifecycle/replace-solution';
import type { Environment } from '../../run/settings/environment';
import { loadSettings, usesEmulator } from '../../run/settings/load';
import type { Settings } from '../../run/settings/settings';
import { findSolution } from '../../dataverse/solutions/find-solution';
import { packageFor } from '../../sample/own-package';
import { readPackage } from '../../dataverse/solutions/read-package';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import { parseCommand } from '../parse-command';

type CleanupCommand = {
  readonly args: readonly string[];
  readonly env: Environment;
  readonly reports: string;
  readonly print: (line: string) => void;
  readonly connect: (settings: Settings) => WebApiClient;
};

/** 0: nothing is left. 1: something stays, or the environment would not let it go. 2: nobody could look. */
type ExitStatus = 0 | 1 | 2;

const usage = `npm run cleanup [-- --solution] [--environment NAME]
  Finishes what killed runs left in the environment of the settings, by their ledgers in the reports folder.
  --solution          also uninstalls the solution of SOLUTION_FILE, whoever imported it, unless it holds rows of others.
  --environment NAME  does so in an environment of environments.json, by the ledgers of its own reports folder.`;

const options = { solution: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } as const;

/** `npm run cleanup`: does what its arguments and the ledgers ask for, prints what it did, returns the exit status. */
export async function runCleanup(command: CleanupCommand): Promise<ExitStatus> {
  try {
    return await cleanUpByLedgers(command, parseCommand({ args: [...command.args], options }, usage).values);
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    command.print(`${error.name}: ${error.message}`);
    return error instanceof JobFailedError || error.outcome === 'failed' ? 1 : 2;
  }
}

async function cleanUpByLedgers(
  command: CleanupCommand,
  options: { solution: boolean; help: boolean },
): Promise<ExitStatus> {
  const { env, reports, print } = command;
  if (options.help) {
    print(usage);
    return 0;
  }
  tellOfNamed(command);
  if (usesEmulator(env)) return forgetEmulatorRuns(command);

  const settings = loadSettings(env);
  const client = command.connect(settings);
  const url = settings.dataverseUrl.href;
  const { sentences, complete } = await cleanUpEarlierRuns(client, {
    folder: reports,
    url,
    timeout: settings.solution.jobTimeout,
  });
  for (const sentence of sentences) print(sentence);
  if (sentences.length === 0) print(`No unfinished run of ${url} is on record in ${reports}.`);
  if (options.solution) await removeSolutionByName(client, settings, print);
  else if (sentences.length === 0) print('`npm run cleanup -- --solution` removes the solution without a record.');
  return complete || options.solution ? 0 : 1;
}

/** Environments that have a name have ledgers of their own: what was left there is not found in this one. */
function tellOfNamed({ reports, print }: CleanupCommand): void {
  const folder = environmentsFolder(reports);
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = entries.filter(entry => entry.isDirectory()).map(({ name }) => name);
  for (const name of names.filter(name => listUnfinished(path.join(folder, name)).length > 0)) {
    print(`A run on ${name} left something, or is under way. When none is: npm run cleanup -- --environment ${name}`);
  }
}

async function removeSolutionByName(
  client: WebApiClient,
  { solution }: Settings,
  print: (line: string) => void,
): Promise<void> {
  const { uniqueName } = await readPackage(await packageFor(client, solution.file));
  const found = await findSolution(client, uniqueName);
  if (found === undefined) {
    print(`Solution ${uniqueName} is not installed.`);
    return;
  }
  await replaceSolution(client, found, { timeout: solution.jobTimeout });
  print(`Solution ${uniqueName} ${found.version} is uninstalled.`);
}

/** Without DATAVERSE_URL a run brings its own emulator, which takes everything with it when it ends. */
function forgetEmulatorRuns({ reports, print }: CleanupCommand): ExitStatus {
  const runs = listUnfinished(reports);
  const elsewhere = runs.filter(run => !wasOnEmulator(run));
  for (const run of runs.filter(wasOnEmulator)) {
    settleUnfinished(run);
    print(`Run ${run.data.runId}: nothing to clean up, its emulator is gone with all that was in it.`);
  }
  for (const { data } of elsewhere) {
    print(
      `Run ${data.runId} of ${data.startedAt} left something in ${data.environment.url}: set DATAVERSE_URL to clean it up.`,
    );
  }
  if (runs.length === 0)
    print('DATAVERSE_URL is not set, so there is nothing to clean up: an emulator lives as long as its run.');
  return elsewhere.length === 0 ? 0 : 2;
}

function wasOnEmulator({ data: { environment } }: UnfinishedRun): boolean {
  if (environment.facts) return environment.facts.kind === 'emulator';
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(environment.url).hostname);
}
