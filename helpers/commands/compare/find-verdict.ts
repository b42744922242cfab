import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { OutsideError } from '../../dataverse/errors';

/**
 * The file of a verdict that somebody named, seen from `folder`: a file, or a reports folder that holds `verdict.json`.
 * Throws OutsideError where there is none.
 */
export function findVerdict(name: string, folder: string): string {
  const place = path.resolve(folder, name);
  if (!existsSync(place)) {
    throw new OutsideError(
      `There is no file and no folder ${place}`,
      'name a verdict.json, or a reports folder that holds one.',
    );
  }
  if (!statSync(place).isDirectory()) return place;
  const file = path.join(place, 'verdict.json');
  if (existsSync(file)) return file;
  throw new OutsideError(
    `There is no verdict.json in ${place}`,
    'verify writes one into its reports folder (REPORTS_FOLDER, else reports): name that, or the file itself.',
  );
}
