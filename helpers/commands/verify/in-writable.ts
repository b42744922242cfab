import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SettingsError } from '../../dataverse/errors';

/**
 * Makes a folder for reports, if there is none, and has `prepare` write there. Throws SettingsError where that cannot be, before
 * `prepare` removes anything: a run would be for nothing. It tries, as no system says of its rights what is then true.
 */
export function inWritable(folder: string, prepare: () => void = () => undefined): void {
  try {
    makeFolder(folder);
    probe(folder);
    prepare();
  } catch (cause) {
    throw new SettingsError(
      `Nothing can be written to the reports folder ${folder} (${cause instanceof Error ? cause.message : String(cause)}).`,
      'make it writable, make room on its disk, close what has its files open, or name another folder by --reports or REPORTS_FOLDER.',
      { cause },
    );
  }
}

/** Why nothing can be written to a folder of reports, and what to do. Undefined: something can. */
export function whyUnwritable(folder: string): string | undefined {
  try {
    inWritable(folder);
    return undefined;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message;
  }
}

/** Bytes. A run writes more than that, so a disk without them ends it sooner or later. */
const enough = 1_000_000;

function probe(folder: string): void {
  const place = mkdtempSync(path.join(folder, 'probe-'));
  try {
    writeFileSync(path.join(place, 'probe'), Buffer.alloc(enough));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * Makes a folder with those above it. One at a time, as Node's own way of it never ends where a system says of a folder that
 * is there that nothing can be made in it because it is not there: Linux does, of /proc.
 */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
