import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import type { ClientStart } from './client';

/** Characters of what a client prints last that are worth showing. */
const shown = 1_500;

/** A client's process, with the shell that reads its line. */
export type Running = {
  readonly child: ChildProcess;
  /** What it printed last, for people. */
  readonly lastWords: () => string;
  /** Ends the shell and all that it started. */
  readonly kill: () => void;
};

/** Starts a client. What it prints for people is kept: its error output, and its output as well unless that is for us. */
export function runLine({ command, folder, env }: ClientStart, { readsOutput }: { readsOutput: boolean }): Running {
  // A group of its own, so that it can be ended with whatever it started.
  const isGroup = process.platform !== 'win32';
  const child = spawn(command, { shell: true, cwd: folder, env, detached: isGroup, stdio: 'pipe' });
  let words = '';
  const listen = (chunk: Buffer): void => {
    words = (words + chunk.toString()).slice(-shown);
  };
  child.stderr.on('data', listen);
  if (!readsOutput) child.stdout.on('data', listen);
  // A client that does not read what it is told is judged by what it does not do.
  child.stdin.on('error', () => undefined);
  return { child, lastWords: () => words.trim(), kill: () => killGroup(child, isGroup) };
}

function killGroup({ pid }: ChildProcess, isGroup: boolean): void {
  if (pid === undefined) return;
  // Windows knows no groups, and ends the shell alone.
  if (!isGroup) spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
  else {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // All of them have ended.
    }
  }
}

/** `it ended with 3: Cannot find module …` */
export const endingOf = ({ child, lastWords }: Running): string => {
  const status = child.exitCode ?? child.signalCode ?? 'no status';
  return [`it ended with ${status}`, lastWords()].filter(text => text !== '').join(': ');
};

export const hasEnded = ({ child }: Running): boolean => child.exitCode !== null || child.signalCode !== null;
