import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { isEmulatorGone, wasOnEmulator } from '../../../run/ledger/emulator-gone';
import { ledgerName, readLedgerFile } from '../../../run/ledger/ledger-file';
import { standingOf } from '../../../run/ledger/standing';
import { isUnfinished, settleUnfinished } from '../../../run/ledger/unfinished';
import { runsFolder } from '../../../run/settings/reports-folder';

/** How many runs keep their folders, the last one included. */
export const keptRuns = 3;

/** Milliseconds in which a run that has no ledger yet may be one that has just begun. */
const begins = 60 * 60_000;

/**
 * Removes the folders of all but the last runs. One that is under way stays, and one that left something in an environment:
 * clean-up needs its ledger, however old it is.
 */
export async function forgetOldRuns(reports: string): Promise<void> {
  const folder = runsFolder(reports);
  if (!existsSync(folder)) return;
  const runs = readdirSync(folder)
    .map(name => path.join(folder, name))
    .map(place => ({ place, changed: statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((a, b) => b.changed - a.changed);
  for (const { place, changed } of runs.slice(keptRuns)) {
    if (await isOver(place, changed)) rmSync(place, { recursive: true, force: true });
  }
}

async function isOver(place: string, changed: number): Promise<boolean> {
  const file = path.join(place, ledgerName);
  try {
    const data = readLedgerFile(file);
    if (data === undefined) return Date.now() - changed > begins;
    if (standingOf(data) !== 'over') return false;
    if (!isUnfinished(data)) return true;
    if (!wasOnEmulator(data) || !(await isEmulatorGone(data.environment.url))) return false;
    settleUnfinished({ file, data });
    return true;
  } catch {
    // What nobody can read is for whoever cleans up, who is told of it.
    return false;
  }
}
