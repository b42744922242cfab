import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { environmentsFolder } from '../../run/environments/environment-folder';
import { cleanUpEarlierRuns } from '../../run/lifecycle/clean-up';
import { HarnessError, JobFailedError } from '../../dataverse/errors';
import { isEmulatorGone, isEmulatorHere, wasOnEmulator } from '../../run/ledger/emulator-gone';
import { standingInWords, standingOf } from '../../run/ledger/standing';
import { listUnfinished, settleUnfinished, type UnfinishedRun } from '../../run/ledger/unfinished';
import { replaceSolution } from '../../run/lifecycle/replace-solution';
import type { Environment } from '../../run/settings/environment';
import { loadSettings, usesEmulator } from '../../run/settings/load';
import type { Settings } from '../../run/settings/settings';
import { findSolution } from '../../dataverse/solutions/find-solution';
import { packageFor } from '../../sample/own-package';
import { readPackage } from '../../dataverse/solutions/read-package';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import { inWords } from '../command';
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
  if (usesEmulator(env)) return cleanUpWithoutSettings(command);

  const settings = loadSettings(env);
  const client = command.connect(settings);
  const url = settings.dataverseUrl.href;
  const { sentences, complete } = await cleanUpEarlierRuns(client, {
    folder: reports,
    url,
    timeout: settings.solution.jobTimeout,
  });
  for (const sentence of sentences) print(sentence);
  await forgetOrTell(
    command,
    listUnfinished(reports).filter(({ data }) => data.environment.url !== url),
  );
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
    print(`A run on ${name} left something, or is under way: npm run cleanup -- --environment ${name}`);
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

/**
 * Without DATAVERSE_URL nobody can sign in anywhere. An emulator that ended took everything with it; every other record
 * stays, and says what it needs.
 */
async function cleanUpWithoutSettings(command: CleanupCommand): Promise<ExitStatus> {
  const runs = listUnfinished(command.reports);
  if (runs.length === 0)
    command.print('DATAVERSE_URL is not set, and no run on record left anything: there is nothing to clean up.');
  return (await forgetOrTell(command, runs)) === 0 ? 0 : 2;
}

/** Forgets the runs of emulators that are gone, tells what the others need, and returns how many those are. */
async function forgetOrTell({ print }: CleanupCommand, runs: readonly UnfinishedRun[]): Promise<number> {
  let kept = 0;
  for (const run of runs) {
    const needs = await whatItNeeds(run);
    if (needs !== undefined) kept += 1;
    else settleUnfinished(run);
    print(needs ?? `Run ${run.data.runId}: nothing to clean up, its emulator is gone with all that was in it.`);
  }
  return kept;
}

/** What must be done so that a run can be finished; undefined when there is nothing left of it. */
async function whatItNeeds({ data, file }: UnfinishedRun): Promise<string | undefined> {
  const { runId, startedAt, environment } = data;
  if (standingOf(data) !== 'over') return standingInWords(data);
  const left = `Run ${runId} of ${startedAt} left something in ${environment.url}`;
  if (!wasOnEmulator(data)) return `${left}: set DATAVERSE_URL to clean it up.`;
  if (await isEmulatorGone(data)) return undefined;
  const settings = 'set DATAVERSE_URL and what else it printed at its start';
  return isEmulatorHere(data)
    ? `${left}, an emulator that still answers: ${settings}, or end it. Then run this again.`
    : `${left}, an emulator on another machine, or from before this one started again: ${settings}. If it has ended nothing is left of it: remove ${inWords(file)}.`;
}
