import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KeptElsewhereError, ReplicaError } from '../replica-error';

/** What this process has locked. A lock with its number that is not among them is of a process before it: containers number alike. */
const ours = new Set<string>();

/**
 * Marks a folder or a file as this process's own, until the returned function is called. Throws KeptElsewhereError while another
 * one lives that has it.
 */
export function lockPlace(place: string): () => void {
  const file = `${path.resolve(place)}.lock`;
  makeFolder(path.dirname(file));
  for (;;) {
    try {
      // Made by one process, and failing for every other.
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      ours.add(file);
      return () => {
        ours.delete(file);
        rmSync(file, { force: true });
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw unwritablePlace(place, error);
      const owner = ownerOf(file);
      if (owner !== undefined && (owner === process.pid ? ours.has(file) : isAlive(owner))) throw inUse(place, owner);
      rmSync(file, { force: true });
    }
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unwritablePlace(folder, error);
  }
}

/** Undefined where the file went meanwhile, or its writer was killed before it had written. */
function ownerOf(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A folder or a file that the copy cannot be kept in. */
export const unwritablePlace = (place: string, error: unknown): ReplicaError =>
  new ReplicaError(
    `The copy cannot be kept in ${path.relative(process.cwd(), place) || place}: ${error instanceof Error ? error.message : String(error)}`,
    'name another place, or make this one writable; --to wants a file, REPORTS_FOLDER a folder.',
    { cause: error },
  );

const inUse = (place: string, pid: number): KeptElsewhereError =>
  new KeptElsewhereError(
    `Process ${pid} keeps the copy in ${path.relative(process.cwd(), place)}.`,
    `wait for its end, or stop it: two of them do not write one copy at once. If it is another program, remove ${path.basename(place)}.lock.`,
  );
