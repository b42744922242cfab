import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { environmentVariables } from '../../run/settings/environment';
import { loadClientSettings } from '../../run/settings/client-settings';
import { HarnessError } from '../../dataverse/errors';
import { clientExitStatuses, type ClientVerdict, clientVerdictSchema } from '../../verdict/client/client-verdict';
import { clientVerdictLines } from '../../verdict/client/client-summary';
import { makeAllureReport } from '../../verdict/reporters/allure/make-report';
import { hasResults } from '../../verdict/reporters/allure/result-files';
import { exitWith, inWords, reports, reportsInWords, root } from '../command';
import { readProofArguments } from './read-arguments';

// `npm run prove:client -- "command that synchronises"`: plays the life of a table, history by history, to somebody else's
// consumer of change tracking. docs/prove-your-client.md has what the command must do. Reports go to client/ of the reports folder.

const folder = path.join(reports, 'client');
const specs = path.join(root, 'specs/client');

async function proveClient(): Promise<number> {
  const { variables, histories, forPlaywright } = readProofArguments(process.argv.slice(2));
  const own = environmentVariables();
  // npm runs scripts in the project's folder; the command is meant where it was called.
  const env = { ...own, CLIENT_FOLDER: own['INIT_CWD'] ?? process.cwd(), ...variables };
  loadClientSettings(env);
  // A verdict of an earlier run must not be taken for one of this.
  rmSync(folder, { recursive: true, force: true });

  const chosen = histories.length === 0 ? [] : ['--grep', `^(?:.* )?(?:${histories.join('|')}): `];
  const cli = require.resolve('@playwright/test/cli');
  const args = [cli, 'test', '--config', path.join(specs, 'playwright.config.ts'), ...chosen, ...forPlaywright];
  const run = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  // Who stops it stops Playwright too, which winds up in order; what it came to is still worth telling.
  process.on('SIGINT', () => undefined).on('SIGTERM', () => run.kill('SIGINT'));
  await once(run, 'exit');
  return conclude(readClientVerdict(), await reportPage());
}

function readClientVerdict(): ClientVerdict | undefined {
  try {
    return clientVerdictSchema.parse(JSON.parse(readFileSync(path.join(folder, 'verdict.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

/** A report that cannot be made is no reason to lose the verdict. */
async function reportPage(): Promise<string | undefined> {
  if (!hasResults(path.join(folder, 'allure-results'))) return undefined;
  try {
    return await makeAllureReport(root, folder, { config: path.join(specs, 'allurerc.mjs') });
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    console.error(error.message);
    return undefined;
  }
}

function conclude(verdict: ClientVerdict | undefined, page: string | undefined): number {
  if (verdict === undefined) {
    console.error(`\nVerdict: inconclusive\n  The run wrote no ${reportsInWords}/client/verdict.json: it was stopped.`);
    return clientExitStatuses.inconclusive;
  }
  console.log(clientVerdictLines(verdict).join('\n'));
  console.log(`  Summary: ${path.join(reportsInWords, 'client/summary.md')}`);
  if (page !== undefined) console.log(`  Report:  ${inWords(page)}`);
  return clientExitStatuses[verdict.verdict];
}

exitWith(proveClient(), clientExitStatuses.inconclusive);
