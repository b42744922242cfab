import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { SettingsError } from '../../dataverse/errors';

/**
 * Makes a folder for reports, if there is none, and has `prepare` write there. Throws SettingsError where that cannot be, before
 * `prepare` removes anything: a run would be for nothing. It tries, as no system says of its rights what is then true.
 */
export function inWritable(folder: string, prepare: () => void = () => undefined): void {
  try {
    mkdirSync(folder, { recursive: true });
    rmdirSync(mkdtempSync(path.join(folder, 'probe-')));
    prepare();
  } catch (cause) {
    throw new SettingsError(
      `Nothing can be written to the reports folder ${folder} (${cause instanceof Error ? cause.message : String(cause)}).`,
      'make it writable, close what has its files open, or name another folder by --reports or REPORTS_FOLDER.',
      { cause },
    );
  }
}
