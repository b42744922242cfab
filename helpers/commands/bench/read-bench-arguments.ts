import { z } from 'zod';
import { SettingsError } from '../../dataverse/errors';
import { parseCommand } from '../parse-command';
import type { BenchOptions, Part } from './part';

/** What is asked of the bench. */
export type BenchArguments = BenchOptions & { readonly parts: readonly Part[]; readonly help: boolean };

/** How the bench is called, with its parts. */
export const benchUsage = (parts: readonly Part[]): string =>
  [
    'npm run bench [-- PART…] [--rows 10000,100000,1000000] [--clients 500] [--seconds 60]',
    '',
    'Measures side by side, in one run on one machine, and holds the ratios against their targets. Without names: all parts.',
    ...parts.map(({ name, what }) => `  ${name.padEnd(8)} ${what}`),
    '',
    'Writes reports/bench.json and reports/bench.html. Exit status 0: all targets met; 1: some are not; 2: something was lost.',
  ].join('\n');

/** What the arguments ask for. Throws SettingsError. */
export function readBenchArguments(args: readonly string[], known: readonly Part[]): BenchArguments {
  const usage = benchUsage(known);
  const options = {
    rows: { type: 'string', default: '10000,100000,1000000' },
    clients: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '60' },
    help: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseCommand({ args: [...args], options, allowPositionals: true }, usage);
  const unknown = positionals.find(name => !known.some(part => part.name === name));
  if (unknown !== undefined) throw new SettingsError(`The bench has no part "${unknown}".`, `use it so:\n${usage}`);
  const count = (option: string, text: string): number => howMany(option, text, usage);
  return {
    parts: positionals.length === 0 ? known : known.filter(({ name }) => positionals.includes(name)),
    rows: values.rows
      .split(',')
      .map(text => count('--rows', text))
      .toSorted((a, b) => a - b),
    clients: count('--clients', values.clients),
    seconds: count('--seconds', values.seconds),
    help: values.help,
  };
}

function howMany(option: string, text: string, usage: string): number {
  const { success, data } = z.coerce.number().int().positive().safeParse(text);
  if (!success) throw new SettingsError(`${option} is a whole number from 1, and not ${text}.`, `use it so:\n${usage}`);
  return data;
}
