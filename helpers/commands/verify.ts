import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { checkPackage } from '../run/lifecycle/check-package';
import { findObstacles } from '../run/doctor/find-obstacles';
import { HarnessError, OutsideError } from '../dataverse/errors';
import { hasResults, makeAllureReport } from '../verdict/reporters/allure-report';
import { createScrub } from '../verdict/reporters/scrub';
import { verdictLines } from '../verdict/reporters/console-lines';
import { concludeRun } from '../verdict/reporters/conclude-run';
import { exitStatuses } from '../verdict/verdict-schema';
import { readVerdict, removeVerdict } from '../verdict/reporters/write-verdict';
import { environmentVariables } from '../run/settings/environment';
import { loadSettings, loadSettingsBeforeEmulator } from '../run/settings/load';
import { type Run, startRun } from '../run/start-run';
import { readPackage } from '../dataverse/solutions/read-package';
import { exitWith, reports, reportsInWords, root } from './command';
import { handedOnSignIn } from './handed-on-sign-in';

// `npm run verify [-- arguments for Playwright]`: the whole run, every report, and the verdict as exit status.
// `--emulator` as one of them: on the emulator, whatever `.env` or the machine says.

async function runVerifyCommand(): Promise<number> {
  const startedAt = new Date();
  const args = process.argv.slice(2);
  const run = startRun(environmentVariables(), { onEmulator: args.includes('--emulator') });
  run.publish();
  emptyOldResults();
  const problems = await problemsBeforeRun(run);
  if (problems.length > 0) return concludeBeforeRun(run, startedAt, problems);

  console.log(
    `Verifying ${run.target === 'emulator' ? 'the local emulator' : environmentVariables()['DATAVERSE_URL']}`,
  );
  const signal = await runPlaywright(args.filter(arg => arg !== '--emulator'));
  if (signal !== undefined && run.target !== 'emulator') await cleanUpAfter(signal);
  return concludeVerify(await reportPage());
}

/** Never the ledger: clean-up needs it, whatever becomes of this run. */
function emptyOldResults(): void {
  removeVerdict(reports);
  for (const name of ['allure-results', 'allure-report', 'junit.xml']) {
    rmSync(path.join(reports, name), { recursive: true, force: true });
  }
}

/**
 * Settings, the client certificate and the package are looked at before anything runs, and whether a run can get in: what
 * ends every test in the same words need not be waited for.
 */
async function problemsBeforeRun(run: Run): Promise<readonly string[]> {
  const env = environmentVariables();
  const onEmulator = run.target === 'emulator';
  try {
    const settings = onEmulator ? loadSettingsBeforeEmulator(env) : loadSettings(env);
    if (settings.solution.file !== undefined) checkPackage(await readPackage(settings.solution.file));
    return onEmulator ? [] : await findObstacles(settings);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return [`${error.name}: ${error.message}`];
  }
}

function concludeBeforeRun(run: Run, startedAt: Date, problems: readonly string[]): number {
  const env = environmentVariables();
  const scrub = createScrub(env);
  const errors = problems.map(scrub);
  console.error(errors.join('\n'));
  concludeRun({ folder: reports, env, run, startedAt, tests: [], errors });
  return concludeVerify(undefined);
}

/** Returns the signal that stopped the run, or undefined when it ended by itself. */
async function runPlaywright(args: readonly string[]): Promise<NodeJS.Signals | undefined> {
  const cli = require.resolve('@playwright/test/cli');
  const env = { ...environmentVariables(), ...handedOnSignIn(), VERIFY_PRINTS_VERDICT: 'true' };
  const child = spawn(process.execPath, [cli, 'test', ...args], { cwd: root, env, stdio: 'inherit' });
  const stopped = forwardSignals(child);
  await once(child, 'exit');
  return stopped();
}

/** Playwright winds up in order on SIGINT only: on SIGTERM it would die where it stands. */
function forwardSignals(child: ChildProcess): () => NodeJS.Signals | undefined {
  let received: NodeJS.Signals | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      received = signal;
      child.kill('SIGINT');
    });
  }
  return () => received;
}

/** A stopped Playwright leaves its teardown project out. (An emulator of the run is gone with all that was in it.) */
async function cleanUpAfter(signal: NodeJS.Signals): Promise<void> {
  console.log(`\n${signal} stopped the run: removing what it made (npm run cleanup does the same).`);
  const cleanup = [require.resolve('ts-node/dist/bin'), path.join(__dirname, 'cleanup.ts')];
  const child = spawn(process.execPath, cleanup, {
    cwd: root,
    env: { ...environmentVariables(), ...handedOnSignIn() },
    stdio: 'inherit',
  });
  await once(child, 'exit');
}

/** A report that cannot be made is no reason to lose the verdict. */
async function reportPage(): Promise<string | undefined> {
  if (!hasResults(path.join(reports, 'allure-results'))) return undefined;
  try {
    return await makeAllureReport(root, reports);
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    console.error(error.message);
    return undefined;
  }
}

function concludeVerify(page: string | undefined): number {
  const verdict = readVerdict(reports);
  if (verdict === undefined) {
    console.error(
      `\nVerdict: inconclusive\n  The run wrote no ${reportsInWords}/verdict.json: it was killed, or ran no test.`,
    );
    return exitStatuses.inconclusive;
  }
  console.log(verdictLines(verdict, reportsInWords).join('\n'));
  if (page !== undefined) console.log(`  Report:  ${page}`);
  return exitStatuses[verdict.verdict];
}

exitWith(runVerifyCommand(), exitStatuses.inconclusive);
