import { spawn } from 'node:child_process';
import { findFreshReport, makeAllureReport } from '../verdict/reporters/allure/make-report';
import { environmentVariables } from '../run/settings/environment';
import { exitWith, inWords, root } from './command';
import { reportsOfNamed } from './named-environment';
import { asksForHelp } from './parse-command';

const usage = `npm run report [-- --environment NAME]
  Makes the Allure report of the last run from the results at hand. Opens it where somebody looks, else prints its place.
  --environment NAME  that of the last run on an environment of environments.json
REPORTS_FOLDER names the folder that verify had by --reports.`;

async function makeAndOpenReport(): Promise<number> {
  const env = environmentVariables();
  const { args, reports } = reportsOfNamed(process.argv.slice(2), env);
  if (asksForHelp(args, usage)) {
    console.log(usage);
    return 0;
  }
  const page = findFreshReport(reports) ?? (await makeAllureReport(root, reports));
  console.log(`Report: ${inWords(page)}`);
  const somebodyLooks = process.stdout.isTTY && !env['CI'];
  if (somebodyLooks) openReportPage(page);
  return 0;
}

/** Leaves the page to the desktop. A machine without one has been told the place already. */
function openReportPage(page: string): void {
  const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
  };
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...args, page], { detached: true, stdio: 'ignore' });
  opener.on('error', () => undefined);
  opener.unref();
}

exitWith(makeAndOpenReport(), 1);
