import { spawn } from 'node:child_process';
import { findFreshReport, makeAllureReport } from '../verdict/reporters/allure/make-report';
import { environmentVariables } from '../run/settings/environment';
import { exitWith, root } from './command';
import { reportsOfNamed } from './named-environment';

// `npm run report [-- --environment NAME]`: the Allure report from the results at hand. Opens it where somebody looks, else prints its place.
async function makeAndOpenReport(): Promise<number> {
  const env = environmentVariables();
  const reports = reportsOfNamed(process.argv.slice(2), env);
  const page = findFreshReport(reports) ?? (await makeAllureReport(root, reports));
  console.log(`Report: ${page}`);
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
