import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { HarnessError } from '../../dataverse/errors';
import { environmentFolder, environmentsFolder } from '../../run/environments/environment-folder';
import type { EnvironmentEntry } from '../../run/environments/environments-schema';
import { variablesOfEntry } from '../../run/environments/variables-of-entry';
import type { Environment } from '../../run/settings/environment';
import { reportsFolder } from '../../run/settings/reports-folder';
import type { OverviewRow } from '../../verdict/environments/overview';
import {
  overviewHeadline,
  overviewStatus,
  standingInWords,
  verdictInWords,
} from '../../verdict/environments/overview-in-words';
import { recordStanding } from '../../verdict/environments/standing';
import { writeOverview, type WrittenOverview } from '../../verdict/environments/write-overview';
import { readVerdict, removeVerdict } from '../../verdict/reporters/write-verdict';
import { exitStatuses } from '../../verdict/verdict-schema';
import { inWords, root } from '../command';
import { inWritable } from './in-writable';
import { profileOn } from './profile-on';
import type { VerifyArguments } from './read-arguments';
import { runOnce } from './run-once';

/** The environments that have a name, and where one is looked at. */
export type Fleet = {
  readonly asked: VerifyArguments;
  readonly entries: readonly EnvironmentEntry[];
  /** The variables of this process, in which the entries' credentials stand. */
  readonly env: Environment;
  readonly print: (line: string) => void;
  /** One run; another one for tests. */
  readonly run?: typeof runOnce;
};

/** One run on an entry, with its own reports folder, ledger and history; the page over all is written anew. */
export async function verifyEnvironment(fleet: Fleet, entry: EnvironmentEntry): Promise<number> {
  const { asked, entries, run = runOnce } = fleet;
  const folder = environmentFolder(reportsOf(fleet), entry.name);
  const { env, lacks } = variablesOfEntry(entry, entries, fleet.env);
  const own: VerifyArguments = {
    ...asked,
    environment: entry.name,
    emulator: 'emulator' in entry,
    ...profileOn(entry, asked),
  };
  const status = await run(own, { ...env, REPORTS_FOLDER: folder }, lacks);
  const verdict = readVerdict(folder);
  if (verdict !== undefined) recordStanding(folder, verdict);
  if (status === exitStatuses.inconclusive) for (const line of whereSettingsAre(entry)) fleet.print(line);
  overviewOf(fleet);
  return status;
}

/** Advice names settings; to set them here would change nothing. None for an emulator, which has none. */
function whereSettingsAre(entry: EnvironmentEntry): string[] {
  if (!('url' in entry)) return [];
  const mapped = Object.entries(entry.settings ?? {}).map(
    ([setting, variable]) => `${setting} is taken from ${variable}`,
  );
  return [`  By environments.json: ${['DATAVERSE_URL is its url', ...mapped].join(', ')}`];
}

/**
 * One run after the other, also where one cannot be had, and a table of what came of each. Returns 1 if one is not
 * supported, else 2 if nobody could look at one, else 0. A signal ends the run that is under way, and no other begins.
 */
export async function verifyAllEnvironments(fleet: Fleet): Promise<number> {
  const { entries, env, print } = fleet;
  inWritable(environmentsFolder(reportsOf(fleet)));
  const statuses: number[] = [];
  const startedAt = new Date().toISOString();
  const signals = watchSignals();
  for (const [n, entry] of entries.entries()) {
    if (signals.came()) break;
    print(`\n${n + 1} of ${entries.length}: ${entry.name}`);
    // The summary of the job is the table below: those of the single runs are in their folders.
    const single = { ...fleet, env: { ...env, GITHUB_STEP_SUMMARY: '' } };
    const status = await endOf(verifyEnvironment(single, entry), print);
    if (status !== undefined) forgetVerdicts(fleet, entries.slice(n + 1));
    statuses.push(status ?? exitStatuses.inconclusive);
  }
  const written = overviewOf(fleet);
  const stepSummary = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (stepSummary !== '') appendFileSync(stepSummary, readFileSync(written.summary));
  for (const line of overviewLines(written, startedAt)) print(line);
  signals.unwatch();
  return overviewStatus(signals.came() ? [...statuses, exitStatuses.inconclusive] : statuses);
}

/** What goes wrong with one environment keeps nobody from looking at the next. Undefined: no run could be had. */
async function endOf(run: Promise<number>, print: Fleet['print']): Promise<number | undefined> {
  try {
    return await run;
  } catch (error) {
    // Of a defect of this suite, where it is.
    print(error instanceof HarnessError ? `${error.name}: ${error.message}` : inspect(error));
    return undefined;
  }
}

/**
 * Once a run has ended, what was asked for makes sense, and the others are sure to come: were this killed before, their
 * verdicts and tests of another day would be taken for ones of today. Who asks for what failed asks by those verdicts.
 */
function forgetVerdicts(fleet: Fleet, entries: readonly EnvironmentEntry[]): void {
  if (fleet.asked.failed) return;
  for (const folder of entries.map(({ name }) => environmentFolder(reportsOf(fleet), name))) {
    removeVerdict(folder);
    rmSync(path.join(folder, 'junit.xml'), { force: true });
  }
}

const reportsOf = ({ env }: Fleet): string => reportsFolder(env, root);

function overviewOf(fleet: Fleet): WrittenOverview {
  const reports = reportsOf(fleet);
  const folders = fleet.entries.map(({ name }) => ({ name, folder: environmentFolder(reports, name) }));
  return writeOverview(environmentsFolder(reports), folders);
}

function overviewLines({ rows, page, summary }: WrittenOverview, startedAt: string): string[] {
  const widest = Math.max(...rows.map(({ name }) => name.length));
  const line = (row: OverviewRow): string =>
    `  ${[row.name.padEnd(widest), verdictInWords(row.verdict), standingInWords(row)].join('  ').trimEnd()}`;
  const older = rows.filter(({ verdict }) => verdict !== undefined && verdict.run.startedAt < startedAt);
  const names = older.map(({ name }) => name).join(', ');
  return [
    ...['', overviewHeadline(rows), ...rows.map(line)],
    ...(names === '' ? [] : [`  Of an earlier run: ${names}`]),
    ...[`  Summary: ${inWords(summary)}`, `  Page:    ${inWords(page)}`],
  ];
}

/** Whether somebody wants to stop: a run winds up by itself when a signal comes, and tells nobody. */
function watchSignals(): { readonly came: () => boolean; readonly unwatch: () => void } {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let came = false;
  const note = (): void => void (came = true);
  for (const signal of signals) process.on(signal, note);
  return { came: () => came, unwatch: () => signals.forEach(signal => process.off(signal, note)) };
}
