import { createRequire } from 'node:module';
import path from 'node:path';
import { checkPackage } from '../../run/lifecycle/check-package';
import type * as doctor from '../../run/doctor/find-obstacles';
import { HarnessError, OutsideError, type SettingsError } from '../../dataverse/errors';
import { knownFailuresOf } from '../../verdict/baseline/known-failures';
import { withOwnHistory } from '../../verdict/reporters/allure/history';
import { makeAllureReport } from '../../verdict/reporters/allure/make-report';
import { loadAllure, type LoadedAllure } from '../../verdict/reporters/allure/run-allure';
import type { Problem } from '../../verdict/judge/decide-verdict';
import { createScrub, scrubFolder } from '../../verdict/reporters/scrub';
import { printVerdict } from '../../verdict/reporters/terminal/verdict-lines';
import { writeJunit } from '../../verdict/reporters/junit/write-junit';
import { concludeRun } from '../../verdict/reporters/conclude-run';
import { endRun, makeRoom } from '../../verdict/reporters/shown/end-run';
import { keptRuns } from '../../verdict/reporters/shown/forget-old-runs';
import { showNothing } from '../../verdict/reporters/shown/show-run';
import { rerunVariable } from '../../verdict/rerun-command';
import { exitStatuses, type Scope } from '../../verdict/verdict-schema';
import { readVerdict } from '../../verdict/reporters/write-verdict';
import type { Environment } from '../../run/settings/environment';
import { loadSettings, loadSettingsBeforeEmulator } from '../../run/settings/load';
import { reportsFolder, runFolder } from '../../run/settings/reports-folder';
import { type Run, startRun } from '../../run/start-run';
import { readPackage } from '../../dataverse/solutions/read-package';
import { inWords, root } from '../command';
import { chooseTests } from './choose-tests';
import { inWritable, whyUnwritable } from './in-writable';
import { startSpecs } from './start-specs';
import type { VerifyArguments } from './read-arguments';

/** Loaded where there is a way in to look at: it takes with it what signs in and what sends, and no emulator waits for that. */
const loadDoctor = (): typeof doctor => createRequire(__filename)('../../run/doctor/find-obstacles') as typeof doctor;

/** A run, and where it looks and writes. */
type OneRun = {
  readonly run: Run;
  /** The variables of all its processes. */
  readonly env: Environment;
  /** What shows the last run, and has the folders of all. */
  readonly reports: string;
  /** The folder of this run. */
  readonly folder: string;
  readonly scope: Scope | undefined;
};

/**
 * One run on one environment, every report of it, and the exit status that its verdict comes to. `env` has its settings and
 * its reports folder: nothing is read from this process, and nothing is left in it. `known` is what keeps it from a start.
 */
export async function runOnce(asked: VerifyArguments, env: Environment, known?: SettingsError): Promise<number> {
  const startedAt = new Date();
  const run = startRun(env, { onEmulator: asked.emulator, profile: asked.profile });
  const reports = reportsFolder(env, root);
  const choice = chooseTests(asked, { reports, profile: run.profile, known: knownFailuresOf(env) });
  if (choice === undefined) return nothingFailed(reports);

  const { args, variables, scope } = choice;
  const one = {
    run,
    env: { ...env, ...run.variables, ...variables, ...rerunVariable(placeOf(asked)) },
    reports,
    folder: runFolder(reports, run.id),
    scope,
  };
  inWritable(reports, () => showNothing(reports));
  const problems = known ? [{ what: `${known.name}: ${known.message}` }] : await problemsBeforeRun(one);
  if (problems.length > 0) return concludeBeforeRun(one, startedAt, problems);

  console.log(`Verifying ${run.target === 'emulator' ? 'the local emulator' : env['DATAVERSE_URL']}`);
  const specs = startSpecs(args, one);
  // Once the specs need no more than one processor: Allure takes one for a second.
  const allure = specs.begun.then(() => loadAllure()).catch(() => undefined);
  try {
    await Promise.all([specs.ended, specs.begun.then(() => makeRoom(reports, run.id))]);
    blankSecrets(one);
    return await concludeVerify(one, await reportPage(one, await allure));
  } finally {
    (await allure)?.dismiss();
  }
}

/** The run's own reporter does it in its end, which a killed one never comes to. Before a report packs what is there. */
function blankSecrets({ folder, env }: OneRun): void {
  for (const file of scrubFolder(folder, createScrub(env)))
    console.error(`A secret was found in ${inWords(file)} and blanked.`);
}

/** The options that say where the run looks, and where `--failed` finds what came of it. */
function placeOf({ emulator, environment, reports }: VerifyArguments): string[] {
  const where = environment === undefined ? (emulator ? ['--emulator'] : []) : ['--environment', environment];
  return reports === undefined ? where : [...where, '--reports', reports];
}

function nothingFailed(reports: string): number {
  const isPart = readVerdict(reports)?.verdict === 'partial';
  console.log(
    [
      `Nothing of the last run is to be looked at again: no failure is in ${reports} but what a baseline excuses.`,
      ...(isPart ? ['That run looked at a part only: npm run verify looks at everything.'] : []),
    ].join('\n'),
  );
  return 0;
}

/**
 * Settings, the client certificate and the package are looked at before anything runs, and whether a run can get in: what
 * ends every test in the same words need not be waited for.
 */
async function problemsBeforeRun({ run, env }: OneRun): Promise<readonly Problem[]> {
  const onEmulator = run.target === 'emulator';
  try {
    const settings = onEmulator ? loadSettingsBeforeEmulator(env) : loadSettings(env);
    if (settings.solution.file !== undefined) checkPackage(await readPackage(settings.solution.file));
    const obstacles = onEmulator ? [] : await loadDoctor().findObstacles(settings);
    return obstacles.map(({ words, isRefusal }) => ({ what: words, ...(isRefusal && { because: 'refused' }) }));
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return [{ what: `${error.name}: ${error.message}` }];
  }
}

async function concludeBeforeRun(one: OneRun, startedAt: Date, problems: readonly Problem[]): Promise<number> {
  const { run, env, folder, scope } = one;
  const scrub = createScrub(env);
  const errors = problems.map(problem => ({ ...problem, what: scrub(problem.what) }));
  for (const { what } of errors) console.error(what);
  const durationMs = Date.now() - startedAt.getTime();
  writeJunit({ tests: [], errors: errors.map(({ what }) => what), startedAt, durationMs }, { folder, env });
  concludeRun({ folder, env, run, startedAt, tests: [], errors, scope });
  return concludeVerify(one, await reportPage(one));
}

/** A report that cannot be made is no reason to lose the verdict. */
async function reportPage({ reports, folder }: OneRun, allure?: LoadedAllure): Promise<string | undefined> {
  if (readVerdict(folder) === undefined) return undefined;
  try {
    return await withOwnHistory(reports, folder, () => makeAllureReport(root, folder, allure && { allure }));
  } catch (error) {
    console.error(error instanceof HarnessError ? error.message : withoutPage(folder, error));
    return undefined;
  }
}

const withoutPage = (folder: string, error: unknown): string =>
  [
    `The report of ${inWords(folder)} cannot be made: ${error instanceof Error ? error.message : String(error)}`,
    '  What to do: make the reports folder writable, then `npm run report`. The verdict below counts all the same.',
  ].join('\n');

/** Another run may have ended meanwhile: what this one came to stands in its own folder. */
async function concludeVerify({ run, reports, folder, env }: OneRun, page: string | undefined): Promise<number> {
  const unshown = await endRun(reports, run.id);
  if (unshown !== undefined) console.error(unshown);
  const place = unshown === undefined ? reports : folder;
  const verdict = readVerdict(folder);
  if (verdict === undefined) {
    console.error(withoutVerdict(folder));
    return exitStatuses.inconclusive;
  }
  printVerdict(verdict, inWords(place), env);
  if (page !== undefined) console.log(`  Report:  ${inWords(path.join(place, path.relative(folder, page)))}`);
  console.log(`  Kept in: ${inWords(folder)}, with the last ${keptRuns} runs`);
  return exitStatuses[verdict.verdict];
}

function withoutVerdict(folder: string): string {
  const wrote = `The run wrote no ${inWords(folder)}/verdict.json`;
  return [
    '\nVerdict: inconclusive',
    `  ${wrote}: ${whyUnwritable(folder) ?? 'it was killed, or ran no test. See above what came last.'}`,
    '  Run the same command again: it begins by finishing what this run left, as npm run cleanup does.',
  ].join('\n');
}
