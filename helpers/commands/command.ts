import path from 'node:path';
import { HarnessError } from '../dataverse/errors';
import { environmentVariables } from '../run/settings/environment';
import { reportsFolder } from '../run/settings/reports-folder';

export const root = path.resolve(__dirname, '../..');
/** What Node is told before the file of a command: how it runs TypeScript. */
export const runsTypeScript = ['--require', path.join(root, 'transpile/register.cjs')] as const;
/** The environments that have a name, where somebody wrote them down. */
export const environmentsFile = path.join(root, 'environments.json');
export const reports = reportsFolder(environmentVariables(), root);
/** A place as a person in the project's folder would write it. */
export function inWords(place: string): string {
  const fromRoot = path.relative(root, place) || '.';
  return fromRoot === '..' || fromRoot.startsWith(`..${path.sep}`) ? place : fromRoot;
}

export const reportsInWords = inWords(reports);

/** Ends the process with the status that a command comes to; with `broken` when it throws, and the error in words. */
export function exitWith(command: Promise<number>, broken = 2): void {
  command.then(
    status => (process.exitCode = status),
    (error: unknown) => {
      console.error(error instanceof HarnessError ? `${error.name}: ${error.message}` : error);
      process.exitCode = broken;
    },
  );
}
