import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { SettingsError } from '../../dataverse/errors';

/**
 * Makes a folder for reports, if there is none. Throws SettingsError where nothing can be written into it: a run without a
 * ledger could not remove what it makes. What a system says of rights is not asked: on Windows it knows no others' lists.
 */
export function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    rmdirSync(mkdtempSync(path.join(folder, '.writable-')));
  } catch (cause) {
    throw new SettingsError(
      `Nothing can be written into the reports folder ${folder} (${cause instanceof Error ? cause.message : String(cause)})`,
      'make it writable, or name another one by --reports or REPORTS_FOLDER.',
      { cause },
    );
  }
}
