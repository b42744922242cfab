import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import os from 'node:os';
import { z } from 'zod';

/** A process as other processes find it again. `began` tells it from a later one with the same number. */
export const processSchema = z.object({
  host: z.string(),
  /** Where its number holds, where that is less than the host: a boot of it, a container. */
  space: z.string().optional(),
  pid: z.number().int(),
  began: z.string().optional(),
});
export type RunProcess = z.infer<typeof processSchema>;

/** What a ledger keeps of a process of this machine. */
export function describeProcess(pid: number): RunProcess {
  const space = ownSpace();
  const began = beganOf(pid);
  const hasBegan = began !== undefined && began !== ended;
  return { host: os.hostname(), ...(space !== undefined && { space }), pid, ...(hasBegan && { began }) };
}

/** Whether a process lives; undefined where this machine cannot tell. */
export function isAlive(found: RunProcess): boolean | undefined {
  const { pid, began } = found;
  if (!isOfThisMachine(found)) return undefined;
  if (!isThere(pid)) return false;
  const beganNow = beganOf(pid);
  if (beganNow === ended) return false;
  // What the system does not say of one that is there it may hide from this user.
  if (beganNow === undefined) return isThere(pid) ? undefined : false;
  return began === undefined ? undefined : began === beganNow;
}

/** Whether a process is, or was, where its number means the same as here: on this boot of this machine, in this container. */
export const isOfThisMachine = ({ host, space }: RunProcess): boolean => host === os.hostname() && space === ownSpace();

/** `process 4711 on ci-1` */
export const processInWords = ({ pid, host }: RunProcess): string => `process ${pid} on ${host}`;

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Two containers of one name have other numbers, and so has one machine after it has started again. */
function ownSpace(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return undefined;
  }
}

/** In place of when it began: a process that is listed until its parent has asked about it. */
const ended = Symbol('ended');

/** When a process began, in the system's own words. Undefined: there is none, or the system does not say. */
function beganOf(pid: number): string | typeof ended | undefined {
  try {
    return process.platform === 'linux' ? beganOnLinux(pid) : askWhenBegan(pid);
  } catch {
    return undefined;
  }
}

function beganOnLinux(pid: number): string | typeof ended | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // After the name, which may hold anything: the state is the third field, the start the twenty-second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? ended : fields[19];
}

function askWhenBegan(pid: number): string | undefined {
  const [program, args]: [string, string[]] =
    process.platform === 'win32'
      ? ['powershell.exe', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]]
      : ['/bin/ps', ['-o', 'lstart=', '-p', String(pid)]];
  // Every process must read the same words.
  const words = process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', TZ: 'UTC' } };
  const options: ExecFileSyncOptionsWithStringEncoding = {
    ...{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 10_000 },
    ...words,
  };
  return execFileSync(program, args, options).trim() || undefined;
}
