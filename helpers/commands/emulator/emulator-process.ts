import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { parse } from 'dotenv';
import { root } from '../command';

const emulator = ['--require', 'ts-node/register', path.join(root, 'emulator/cli/main.ts')];

/** What the emulator prints when it is called so. */
export const emulatorSays = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [...emulator, ...args], { cwd: root, encoding: 'utf8' });

/**
 * Does something with the settings of an emulator that is started with these arguments, and has a second user who may read
 * his own rows alone; and with the number of its process.
 */
export async function onEmulator<T>(
  args: readonly string[],
  act: (settings: Record<string, string>, pid: number | undefined) => Promise<T>,
): Promise<T> {
  const parent = ['--parent-pid', String(process.pid)];
  const all = [...emulator, '--port', '0', '--user', 'second=unit-reader', ...parent, ...args];
  const server = spawn(process.execPath, all, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    return await act(await settingsOf(server), server.pid);
  } finally {
    server.kill();
  }
}

async function settingsOf({ stdout }: ChildProcess): Promise<Record<string, string>> {
  if (stdout === null) throw new Error('The emulator has no output to read.');
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout })) {
    if (line.startsWith('listening on ')) break;
    lines.push(line);
  }
  const settings = parse(lines.join('\n'));
  const second = parse(lines.map(line => line.replace(/^# AZURE_(?=CLIENT_)/, 'SECOND_')).join('\n'));
  return { ...second, ...settings };
}
