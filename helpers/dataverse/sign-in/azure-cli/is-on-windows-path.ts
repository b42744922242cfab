import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where `PATHEXT` is not set. */
const usualEndings = '.COM;.EXE;.BAT;.CMD';

/**
 * Whether cmd.exe finds a program in one of the folders of `PATH`, by the endings in `PATHEXT`. What cmd.exe says when it finds
 * none is in the language of the computer, and its exit code is that of any failure.
 */
export function isOnWindowsPath(command: string, variables: Readonly<Record<string, string>>): boolean {
  const valueOf = (wanted: string) => Object.entries(variables).find(([name]) => name.toUpperCase() === wanted)?.[1];
  const listOf = (text: string) => text.split(';').filter(part => part !== '');
  const names = ['', ...listOf(valueOf('PATHEXT') ?? usualEndings)].map(ending => command + ending.toLowerCase());
  const folders = listOf((valueOf('PATH') ?? '').replaceAll('"', ''));
  return folders.some(folder => names.some(name => existsSync(path.resolve(folder, name))));
}
