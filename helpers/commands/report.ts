import { spawn } from 'node:child_process';
import path from 'node:path';
import { HarnessError } from '../dataverse/errors';
import { findFreshReport, makeAllureReport } from '../verdict/reporters/allure-report';
import { environmentVariables } from '../run/settings/environment';

// `npm run report`: the Allure report from the results at hand. Opens it where somebody looks, else prints its place.
const root = path.resolve(__dirname, '../..');
const reports = path.join(root, 'reports');

async function report(): Promise<void> {
  const page = findFreshReport(reports) ?? (await makeAllureReport(root, reports));
  console.log(`Report: ${page}`);
  const somebodyLooks = process.stdout.isTTY && !environmentVariables()['CI'];
  if (somebodyLooks) openPage(page);
}

/** Leaves the page to the desktop. A machine without one has been told the place already. */
function openPage(page: string): void {
  const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
  };
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...args, page], { detached: true, stdio: 'ignore' });
  opener.on('error', () => undefined);
  opener.unref();
}

report().catch((error: unknown) => {
  console.error(error instanceof HarnessError ? error.message : error);
  process.exitCode = 1;
});
