import { styleText } from 'node:util';
import type { Environment } from '../../../run/settings/environment';

/** Gives a text a colour, or leaves it as it is. */
export type Paint = (format: Parameters<typeof styleText>[0], text: string) => string;

/** Whether a terminal is written in colours: `NO_COLOR` and `FORCE_COLOR` decide, else whether it is one. https://no-color.org */
export function isColoured(env: Environment, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  return forced === undefined ? isTerminal : forced !== '0' && forced !== 'false';
}

export const painter = (coloured: boolean): Paint =>
  // It was decided already: nothing is to be asked of process.stdout.
  coloured ? (format, text) => styleText(format, text, { validateStream: false }) : (_format, text) => text;

/** The same for a line whose end matters most: it is cut in its middle. */
export function cutInside(line: string, width: number): string {
  if (line.length <= width) return line;
  const end = Math.ceil(width * 0.6);
  return `${line.slice(0, Math.max(0, width - end - 1))}…${line.slice(-end)}`;
}

/** A line that is no longer than a terminal is wide. */
export const cut = (line: string, width: number): string =>
  line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
