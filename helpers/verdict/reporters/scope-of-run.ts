import type { Environment } from '../../run/settings/environment';
import type { Scope } from '../verdict-schema';

/** Tells the processes of a run which requirements it was asked for. */
const variable = 'VERIFY_REQUIREMENTS';

/** The variable that says for which requirements the tests of a run were chosen. */
export const scopeVariable = (ids: readonly string[]): Readonly<Record<string, string>> => ({
  [variable]: ids.join(' '),
});

/** Options of Playwright that say how tests are run, and not which. The first take a value, the second may take one. */
const valued: ReadonlySet<string> = new Set([
  ...['--add-reporter', '--browser', '-c', '--config', '--global-timeout', '--last-failed-file', '--max-failures'],
  ...[
    '-j',
    '--workers',
    '--output',
    '--repeat-each',
    '--reporter',
    '--retries',
    '--run-agents',
    '--timeout',
    '--trace',
  ],
  ...['--tsconfig', '--ui-host', '--ui-port', '--update-source-method'],
]);
const optional: ReadonlySet<string> = new Set(['--debug', '--shuffle', '-u', '--update-snapshots']);
const flags: ReadonlySet<string> = new Set([
  ...['--fail-on-flaky-tests', '--forbid-only', '--fully-parallel', '--headed', '--ignore-snapshots', '--list'],
  ...['--pass-with-no-tests', '--quiet', '-x'],
]);

/**
 * What a run was narrowed to: by `verify --requirement`, by a shard, or by arguments of Playwright that choose tests. One that
 * is not known here may choose some: who cannot tell does not say that everything was looked at. Undefined: by nothing.
 * `argv` is that of the process that runs Playwright.
 */
export function scopeOfRun(env: Environment, argv: readonly string[]): Scope | undefined {
  const ids = (env[variable] ?? '').split(' ').filter(id => id !== '');
  if (ids.length > 0) return { kind: 'requirements', ids };
  const narrowing = narrowingArguments(argv.slice(argv.indexOf('test') + 1));
  if (narrowing.length === 0) return undefined;
  const [, current, total] = /^--shard[= ](\d+)\/(\d+)$/.exec(narrowing.join(' ')) ?? [];
  if (current === undefined || total === undefined) return { kind: 'filter', arguments: narrowing };
  return { kind: 'shard', current: Number(current), total: Number(total) };
}

/** `playwright test --list` runs no test: there is nothing to judge, and the reports are those of the last run. */
export const onlyLists = (argv: readonly string[]): boolean => argv.includes('--list');

/** The arguments that are left when those are taken away that choose no test. */
export function narrowingArguments(args: readonly string[]): string[] {
  const left: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const [name = ''] = arg.split('=', 1);
    const holdsValue = name !== arg || (/^-[^-]/.test(arg) && arg.length > 2);
    const option = /^-[^-]/.test(arg) ? arg.slice(0, 2) : name;
    if (flags.has(option)) continue;
    if (valued.has(option)) at += holdsValue ? 0 : 1;
    else if (optional.has(option)) at += holdsValue || args[at + 1]?.startsWith('-') !== false ? 0 : 1;
    else left.push(arg);
  }
  return left;
}
