import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ReplicaError } from '../replica-error';

/** Marks a folder as this process's own, until the returned function is called. Throws ReplicaError while another one lives that has it. */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`;
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    try {
      // Made by one process, and failing for every other.
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = ownerOf(file);
      if (owner !== undefined && isAlive(owner)) throw inUse(folder, owner);
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

const inUse = (folder: string, pid: number): ReplicaError =>
  new ReplicaError(
    `Process ${pid} keeps the copy in ${path.relative(process.cwd(), folder)}.`,
    'wait for its end, or stop it: two of them do not write one copy at once.',
  );
