import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { LedgerError } from '../../dataverse/errors';

/** A lock is held for the milliseconds that a ledger takes to be written: an older one was left by a killed process. */
const staleAfter = 2_000;
const longestWait = 10_000;

/** Runs `act` while no other process of the run does so for the same file. */
export function withFileLock<T>(file: string, act: () => T): T {
  const lock = `${file}.lock`;
  const deadline = Date.now() + longestWait;
  while (!takeLock(lock)) {
    if (Date.now() > deadline) throw lockStuck(lock);
    if (isStaleLock(lock)) releaseLock(lock);
    else pause(5);
  }
  try {
    return act();
  } finally {
    releaseLock(lock);
  }
}

/** Making a folder either succeeds for one process or fails, on every file system. */
function takeLock(lock: string): boolean {
  try {
    mkdirSync(path.dirname(lock), { recursive: true });
    mkdirSync(lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw new LedgerError(`The lock ${lock} cannot be made.`, 'make the reports folder writable.', { cause: error });
  }
}

function isStaleLock(lock: string): boolean {
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  return since !== undefined && Date.now() - since > staleAfter;
}

function releaseLock(lock: string): void {
  try {
    rmdirSync(lock);
  } catch {
    // Another process found it stale, and removed it first.
  }
}

/** The ledger is written between two statements of the caller, so the wait for it cannot be asynchronous. */
const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

const lockStuck = (lock: string): LedgerError =>
  new LedgerError(
    `The ledger is locked by another process: ${lock} is there.`,
    'remove that folder when no run is under way.',
  );
