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
 * `environments.json`. Throws OutsideError where there is none.
 */
export function findVerdict(name: string, { folder, environmentsFile, reports }: Places): string {
  const place = path.resolve(folder, name);
  if (existsSync(place))
    return statSync(place).isDirectory() ? verdictIn(place, 'name the reports folder of a run') : place;
  const entries = existsSync(environmentsFile) ? readEnvironments(environmentsFile) : [];
  const entry = entries.find(one => one.name.toLowerCase() === name.toLowerCase());
  if (entry !== undefined) {
    return verdictIn(environmentFolder(reports, entry.name), `npm run verify -- --environment ${entry.name}`);
  }
  throw new OutsideError(
    `${name} is no file, no folder (${place}) and no environment of environments.json`,
    'name a verdict.json, a reports folder that holds one, or an environment that has been verified.',
  );
}

function verdictIn(reports: string, whatToDo: string): string {
  const file = path.join(reports, 'verdict.json');
  if (existsSync(file)) return file;
  throw new OutsideError(`There is no verdict.json in ${reports}`, `${whatToDo}.`);
}
