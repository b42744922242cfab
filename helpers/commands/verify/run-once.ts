import { rmSync } from 'node:fs';
import path from 'node:path';
import { checkPackage } from '../../run/lifecycle/check-package';
import { findObstacles } from '../../run/doctor/find-obstacles';
import { HarnessError, OutsideError, type SettingsError } from '../../dataverse/errors';
import { knownFailuresOf } from '../../verdict/baseline/known-failures';
import { makeAllureReport } from '../../verdict/reporters/allure/make-report';
import type { Problem } from '../../verdict/judge/decide-verdict';
import { createScrub } from '../../verdict/reporters/scrub';
import { printVerdict } from '../../verdict/reporters/terminal/verdict-lines';
import { writeJunit } from '../../verdict/reporters/junit/write-junit';
import { concludeRun } from '../../verdict/reporters/conclude-run';
import { rerunVariable } from '../../verdict/rerun-command';
import { exitStatuses, type Scope } from '../../verdict/verdict-schema';
import { readVerdict, removeVerdict } from '../../verdict/reporters/write-verdict';
import type { Environment } from '../../run/settings/environment';
import { loadSettings, loadSettingsBeforeEmulator } from '../../run/settings/load';
import { reportsFolder } from '../../run/settings/reports-folder';
import { type Run, startRun } from '../../run/start-run';
import { readPackage } from '../../dataverse/solutions/read-package';
import { inWords, root } from '../command';
import { chooseTests } from './choose-tests';
import { inWritable } from './in-writable';
import { runPlaywright } from './run-playwright';
import type { VerifyArguments } from './read-arguments';

/** A run, and where it looks and writes. */
type OneRun = {
  readonly run: Run;
  /** The variables of all its processes. */
  readonly env: Environment;
  readonly reports: string;
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
    scope,
  };
  inWritable(reports, () => emptyOldResults(reports));
  const problems = known ? [{ what: `${known.name}: ${known.message}` }] : await problemsBeforeRun(one);
  if (problems.length > 0) return concludeBeforeRun(one, startedAt, problems);

  console.log(`Verifying ${run.target === 'emulator' ? 'the local emulator' : env['DATAVERSE_URL']}`);
  await runPlaywright(args, one);
  return concludeVerify(one, await reportPage(one));
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

/** Never the ledger: clean-up needs it, whatever becomes of this run. */
function emptyOldResults(reports: string): void {
  removeVerdict(reports);
  for (const name of ['allure-results', 'allure-report', 'junit.xml']) {
    rmSync(path.join(reports, name), { recursive: true, force: true });
  }
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
    const obstacles = onEmulator ? [] : await findObstacles(settings);
    return obstacles.map(({ words, isRefusal }) => ({ what: words, ...(isRefusal && { because: 'refused' }) }));
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return [{ what: `${error.name}: ${error.message}` }];
  }
}

async function concludeBeforeRun(one: OneRun, startedAt: Date, problems: readonly Problem[]): Promise<number> {
  const { run, env, reports, scope } = one;
  const scrub = createScrub(env);
  const errors = problems.map(problem => ({ ...problem, what: scrub(problem.what) }));
  for (const { what } of errors) console.error(what);
  const durationMs = Date.now() - startedAt.getTime();
  writeJunit({ tests: [], errors: errors.map(({ what }) => what), startedAt, durationMs }, { folder: reports, env });
  concludeRun({ folder: reports, env, run, startedAt, tests: [], errors, scope });
  return concludeVerify(one, await reportPage(one));
}

/** A report that cannot be made is no reason to lose the verdict. */
async function reportPage({ reports }: OneRun): Promise<string | undefined> {
  if (readVerdict(reports) === undefined) return undefined;
  try {
    return await makeAllureReport(root, reports);
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    console.error(error.message);
    return undefined;
  }
}

function concludeVerify({ reports, env }: OneRun, page: string | undefined): number {
  const place = inWords(reports);
  const verdict = readVerdict(reports);
  if (verdict === undefined) {
    console.error(`\nVerdict: inconclusive\n  The run wrote no ${place}/verdict.json: it was killed, or ran no test.`);
    return exitStatuses.inconclusive;
  }
  printVerdict(verdict, place, env);
  if (page !== undefined) console.log(`  Report:  ${inWords(page)}`);
  return exitStatuses[verdict.verdict];
}
