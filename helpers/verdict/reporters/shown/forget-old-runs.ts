import { readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
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
 * clean-up needs its ledger, however old it is. What cannot be looked at or removed stays: that is no reason to lose the
 * verdict of the run that ends. A run that begins, if it is named, will be one of the last.
 */
export async function forgetOldRuns(reports: string, begun?: string): Promise<void> {
  const others = runsByAge(runsFolder(reports)).filter(({ place }) => path.basename(place) !== begun);
  for (const { place, changed } of others.slice(begun === undefined ? keptRuns : keptRuns - 1)) {
    // Somebody may have a file of it open, or own it: the next run that ends tries again.
    if (await isOver(place, changed)) await rm(place, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The folders of the runs, the last one first. None where they cannot be listed. */
function runsByAge(folder: string): { place: string; changed: number }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(({ name }) => path.join(folder, name))
      .map(place => ({ place, changed: statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
      .toSorted((a, b) => b.changed - a.changed);
  } catch {
    return [];
  }
}

async function isOver(place: string, changed: number): Promise<boolean> {
  const file = path.join(place, ledgerName);
  try {
    const data = readLedgerFile(file);
    if (data === undefined) return Date.now() - changed > begins;
    if (standingOf(data) !== 'over') return false;
    if (!isUnfinished(data)) return true;
    if (!wasOnEmulator(data) || !(await isEmulatorGone(data))) return false;
    settleUnfinished({ file, data });
    return true;
  } catch {
    // What nobody can read is for whoever cleans up, who is told of it.
    return false;
  }
}
