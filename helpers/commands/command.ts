import path from 'node:path';
import { HarnessError } from '../dataverse/errors';
import { type Environment, environmentVariables } from '../run/settings/environment';
import { reportsFolder } from '../run/settings/reports-folder';

export const root = path.resolve(__dirname, '../..');
/** What Node is told before the file of a command: how it runs TypeScript. */
export const runsTypeScript = ['--require', path.join(root, 'transpile/register.cjs')] as const;
/** Options of Node for the processes of a program that is not ours: what V8 makes of its modules is kept. */
export function keepsCode({ NODE_OPTIONS: options = '' }: Environment): { readonly NODE_OPTIONS: string } {
  // In quotes a backslash stands for what comes after it.
  const preload = JSON.stringify(path.join(root, 'transpile/keep-code.cjs'));
  return { NODE_OPTIONS: `${options} --require ${preload}`.trim() };
}

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
