import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, on every machine that Node runs on. */
const millisecondsPerTick = 10;

/** Milliseconds of processors that a process that runs has taken. Undefined where the system does not tell. */
export const processorTimeOf = (pid: number | undefined): number | undefined => sumOf(pid, 11, 12);

/**
 * Milliseconds of processors that all ended processes below this one have taken, each waited for by the one that started it.
 * Undefined where the system does not tell.
 */
export const childrenProcessorTime = (): number | undefined => sumOf('self', 13, 14);

/** Two of the fields behind a process's name: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function sumOf(pid: number | 'self' | undefined, user: number, system: number): number | undefined {
  try {
    // What stands before the parenthesis may hold anything: it is the program's name.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[user]) + Number(fields[system])) * millisecondsPerTick;
  } catch {
    return undefined;
  }
}
