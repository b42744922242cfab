import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { parse } from 'dotenv';
import { root, runsTypeScript } from '../command';

/** What Node is told to start the emulator. */
export const emulatorArguments = [...runsTypeScript, path.join(root, 'emulator/cli/main.ts')] as const;

/** What the emulator prints when it is called so. */
export const emulatorSays = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [...emulatorArguments, ...args], { cwd: root, encoding: 'utf8' });

/** An emulator that was started in a process of its own. */
export type StartedEmulator = {
  readonly process: ChildProcess;
  /** Its settings, and the address that it listens at, once it does. Rejects where it ends before, or takes a minute. */
  readonly printed: Promise<Printed>;
};

type Started = {
  /** The process that it ends with. */
  readonly parent?: number | undefined;
  /** Whether what it says of errors is handed out, and signals of the terminal do not reach it (on Windows they do). */
  readonly isApart?: boolean;
};

/** Starts an emulator with these arguments, and with a second user who may read his own rows alone. */
export function startEmulator(
  args: readonly string[],
  { parent = process.pid, isApart = false }: Started = {},
): StartedEmulator {
  const all = [...emulatorArguments, '--port', '0', '--user', 'second=unit-reader', '--parent-pid', String(parent)];
  const server = spawn(process.execPath, [...all, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', isApart ? 'pipe' : 'inherit'],
    // On Windows a window of its own would open.
    detached: isApart && process.platform !== 'win32',
  });
  return { process: server, printed: printedBy(server) };
}

/**
 * Does something with the settings of an emulator that is started with these arguments, and has a second user who may read
 * his own rows alone; and with the number of its process, and the address that it listens at.
 */
export async function onEmulator<T>(
  args: readonly string[],
  act: (settings: Record<string, string>, pid: number | undefined, address: URL) => Promise<T>,
): Promise<T> {
  const { process: server, printed } = startEmulator(args);
  try {
    const { settings, address } = await printed;
    return await act(settings, server.pid, address);
  } finally {
    server.kill();
  }
}

type Printed = { readonly settings: Record<string, string>; readonly address: URL };

const listening = /^listening on (?<address>\S+)$/;

const startsWithin = 60_000;

async function printedBy({ stdout }: ChildProcess): Promise<Printed> {
  if (stdout === null) throw new Error('The emulator has no output to read.');
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout, signal: AbortSignal.timeout(startsWithin) })) {
    const address = listening.exec(line)?.groups?.['address'];
    if (address !== undefined) return { settings: settingsIn(lines), address: new URL(address) };
    lines.push(line);
  }
  throw new Error(['The emulator ended, or a minute did, before it listened.', ...lines].join('\n'));
}

function settingsIn(lines: readonly string[]): Record<string, string> {
  const second = parse(lines.map(line => line.replace(/^# AZURE_(?=CLIENT_)/, 'SECOND_')).join('\n'));
  return { ...second, ...parse(lines.join('\n')) };
}
