import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { OutsideError } from '../../dataverse/errors';
import { environmentFolder } from '../../run/environments/environment-folder';
import { readEnvironments } from '../../run/environments/read-environments';

/** Where names of verdicts are looked for. */
export type Places = {
  /** What relative names are seen from. */
  readonly folder: string;
  readonly environmentsFile: string;
  readonly reports: string;
};

/**
 * The file of a verdict that somebody named: a file, a reports folder that holds `verdict.json`, or an environment of
 * `environments.json`, which may be called like another folder of the project. Throws OutsideError where there is none.
 */
export function findVerdict(name: string, { folder, environmentsFile, reports }: Places): string {
  const place = path.resolve(folder, name);
  const isFolder = existsSync(place) && statSync(place).isDirectory();
  const file = isFolder ? path.join(place, 'verdict.json') : place;
  if (existsSync(file)) return file;
  const entries = existsSync(environmentsFile) ? readEnvironments(environmentsFile) : [];
  const entry = entries.find(one => one.name.toLowerCase() === name.toLowerCase());
  if (entry !== undefined) return verdictOf(entry.name, environmentFolder(reports, entry.name));
  if (isFolder) throw new OutsideError(`There is no verdict.json in ${place}`, 'name the reports folder of a run.');
  throw new OutsideError(
    `${name} is no file, no folder (${place}) and no environment of environments.json`,
    'name a verdict.json, a reports folder that holds one, or an environment that has been verified.',
  );
}

function verdictOf(environment: string, reports: string): string {
  const file = path.join(reports, 'verdict.json');
  if (existsSync(file)) return file;
  throw new OutsideError(`There is no verdict.json in ${reports}`, `npm run verify -- --environment ${environment}.`);
}
