import { copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { HarnessError } from '../../../dataverse/errors';
import { withFileLock } from '../../../run/ledger/file-lock';
import { runFolder } from '../../../run/settings/reports-folder';

/** What the reports folder shows of the last run. The verdict goes first and comes last: with it the rest is that run's. */
const shownNames = [
  ...['verdict.json', 'summary.md', 'badge.json', 'timeline.svg', 'junit.xml'],
  ...['allure-results', 'allure-report', 'artifacts'],
];

/**
 * Has the reports folder show a run that has ended, in place of what it showed. Files are linked where the disk can do so,
 * and copied elsewhere: the run keeps its own. Throws HarnessError where that cannot be; the run's own folder has all then.
 */
export function showRun(reports: string, runId: string): void {
  const own = runFolder(reports, runId);
  const [coming, going] = [path.join(own, '.shown'), path.join(own, '.replaced')];
  try {
    for (const folder of [coming, going]) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    }
    for (const name of shownNames) bring(path.join(own, name), path.join(coming, name));
    withFileLock(path.join(reports, 'shown'), () => {
      for (const name of shownNames) move(path.join(reports, name), path.join(going, name));
      for (const name of shownNames.toReversed()) move(path.join(coming, name), path.join(reports, name));
    });
    for (const folder of [coming, going]) rmSync(folder, { recursive: true, force: true });
  } catch (cause) {
    throw new HarnessError(
      `${reports} cannot show run ${runId} (${cause instanceof Error ? cause.message : String(cause)}).`,
      `look at it in ${own}. Make room on the disk, or close what has files of the reports folder open.`,
      { cause },
    );
  }
}

const aside = '.no-longer-shown-';

/**
 * Has the reports folder show nothing: what an earlier run left would be taken for what comes of one that is killed. It is set
 * aside, since its thousands of files take longer to remove than a run should wait for: `removeSetAside` does.
 */
export function showNothing(reports: string): void {
  const place = mkdtempSync(path.join(reports, aside));
  for (const name of shownNames) {
    try {
      move(path.join(reports, name), path.join(place, name));
    } catch {
      rmSync(path.join(reports, name), { recursive: true, force: true });
    }
  }
}

/** Removes what the reports folder showed before, also what a killed run left of that. What cannot be removed stays. */
export async function removeSetAside(reports: string): Promise<void> {
  for (const name of readEntries(reports)?.filter(name => name.startsWith(aside)) ?? []) {
    await rm(path.join(reports, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function bring(from: string, to: string): void {
  if (!existsSync(from)) return;
  const entries = readEntries(from);
  if (entries === undefined) {
    linkOrCopy(from, to);
    return;
  }
  mkdirSync(to);
  for (const name of entries) bring(path.join(from, name), path.join(to, name));
}

/** Undefined: it is a file. */
function readEntries(place: string): string[] | undefined {
  try {
    return readdirSync(place);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function move(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}
