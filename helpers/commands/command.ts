import path from 'node:path';
import { HarnessError } from '../dataverse/errors';

export const root = path.resolve(__dirname, '../..');
export const reports = path.join(root, 'reports');

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
