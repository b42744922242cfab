import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Client, ClientStart, Synchronised } from './client';
import { CopyError, readCopy } from './read-copy';
import { endingOf, runLine, type Running } from './run-line';

/** A client that is started anew for each synchronisation, and leaves its copy in a file. */
export function runEachTime(start: ClientStart, copyFile: string): Client {
  let running: Running | undefined;
  return {
    synchronise: async () => {
      // What is left of an earlier copy is not one of now.
      rmSync(copyFile, { force: true });
      running = runLine(start, { readsOutput: false });
      return await endOf(running, start.timeout, copyFile);
    },
    end: () => {
      running?.kill();
      return Promise.resolve();
    },
  };
}

async function endOf(running: Running, timeout: number, copyFile: string): Promise<Synchronised> {
  running.child.stdin?.end();
  if (!(await endsInTime(running, timeout))) {
    return { kind: 'hung', why: `it did not end within ${timeout / 1_000} s: ${running.lastWords()}` };
  }
  if (running.child.exitCode !== 0) return { kind: 'failed', why: endingOf(running) };
  if (!existsSync(copyFile)) return { kind: 'failed', why: 'it ended with 0, and wrote no file COPY_FILE' };
  try {
    return { kind: 'done', copy: readCopy(readFileSync(copyFile, 'utf8')) };
  } catch (error) {
    if (error instanceof CopyError) return { kind: 'failed', why: `its COPY_FILE cannot be read: ${error.message}` };
    throw error;
  }
}

/**
 * Whether a client ends by itself in its time, with whatever holds its output open. It is ended when it does not, and nothing
 * more is waited for: what it started may have left its group.
 */
async function endsInTime({ child, kill }: Running, timeout: number): Promise<boolean> {
  const late = AbortSignal.timeout(timeout);
  try {
    await once(child, 'close', { signal: late });
    return true;
  } catch (error) {
    if (!late.aborted) throw error;
    kill();
    return false;
  }
}
