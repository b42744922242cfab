import { parseArgs, type ParseArgsConfig } from 'node:util';
import { SettingsError } from '../../dataverse/errors';
import type { Endpoint } from '../../dataverse/change-feed/change-feed';

/** How `npm run sync` is called. */
export const usage = [
  'Usage: npm run sync -- --table NAME… [arguments]',
  '',
  '  --table NAME             logical name of a table to keep a copy of; repeatable',
  '  --every 30s              go on for ever, with so much time from one look to the next (ms, s, m, h)',
  '  --check                  compare copy and table row by row, and change nothing',
  '  --organization-service   read by RetrieveEntityChanges in place of the Web API',
  '  --to FILE                append the changes to a file of JSON lines in place of a database',
  '  --help                   print this text',
  '',
  'The copy is kept in REPLICA_URL, or by PostgreSQL in this process in the reports folder. docs/sync.md',
].join('\n');

const options = {
  table: { type: 'string', multiple: true },
  every: { type: 'string' },
  check: { type: 'boolean', default: false },
  'organization-service': { type: 'boolean', default: false },
  to: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const satisfies ParseArgsConfig['options'];

export type SyncArguments = {
  readonly help: boolean;
  readonly tables: readonly string[];
  readonly endpoint: Endpoint;
  /** Milliseconds from one look to the next. Undefined: one look. */
  readonly every: number | undefined;
  readonly check: boolean;
  /** A file of JSON lines. */
  readonly to: string | undefined;
};

/** Throws SettingsError when it is called in another way. */
export function readSyncArguments(args: readonly string[]): SyncArguments {
  const values = parseSyncArguments(args);
  const tables = [...new Set((values.table ?? []).flatMap(text => text.toLowerCase().split(/[\s,]+/)))].filter(Boolean);
  const { help, check, every, to } = values;
  if (!help && tables.length === 0) throw misused('No table is named.');
  const odd = tables.find(name => !/^[a-z][a-z0-9_]*$/.test(name));
  if (odd !== undefined) throw misused(`"${odd}" is no logical name of a table.`);
  if (check && (every !== undefined || to !== undefined)) {
    throw misused('--check looks once, at a database: it goes neither with --every nor with --to.');
  }
  const endpoint = values['organization-service'] ? 'Organization Service' : 'Web API';
  return { help, tables, endpoint, check, to, every: every === undefined ? undefined : millisecondsOf(every) };
}

function parseSyncArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // Node's own errors name the argument.
    if (error instanceof TypeError) throw misused(error.message);
    throw error;
  }
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
/** A day: no timer counts further than 24 of them. */
const longest = 24 * 3_600_000;

function millisecondsOf(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const milliseconds = Number(number) * (units[unit] ?? Number.NaN);
  if (number !== '' && milliseconds > 0 && milliseconds <= longest) return milliseconds;
  throw misused(`--every ${text} is no time: 30s, 5m, 1h, a day at most.`);
}

const misused = (what: string): SettingsError => new SettingsError(what, `see npm run sync -- --help.\n\n${usage}`);
