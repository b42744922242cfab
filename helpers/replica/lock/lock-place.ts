import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ReplicaError } from '../replica-error';

/** What this process has locked. A lock with its number that is not among them is of a process before it: containers number alike. */
const ours = new Set<string>();

/**
 * Marks a folder or a file as this process's own, until the returned function is called. Throws ReplicaError while another
 * one lives that has it.
 */
export function lockPlace(place: string): () => void {
  const file = `${path.resolve(place)}.lock`;
  mkdirSync(path.dirname(file), { recursive: true });
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
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = ownerOf(file);
      if (owner !== undefined && (owner === process.pid ? ours.has(file) : isAlive(owner))) throw inUse(place, owner);
      rmSync(file, { force: true });
    }
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

const inUse = (place: string, pid: number): ReplicaError =>
  new ReplicaError(
    `Process ${pid} keeps the copy in ${path.relative(process.cwd(), place)}.`,
    `wait for its end, or stop it: two of them do not write one copy at once. If it is another program, remove ${path.basename(place)}.lock.`,
  );
