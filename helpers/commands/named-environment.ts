import { SettingsError } from '../dataverse/errors';
import { environmentFolder } from '../run/environments/environment-folder';
import { findEnvironment, readEnvironments } from '../run/environments/read-environments';
import { variablesOfEntry } from '../run/environments/variables-of-entry';
import type { Environment } from '../run/settings/environment';
import { reportsFolder } from '../run/settings/reports-folder';
import { environmentsFile, root } from './command';

/** Where a command looks, and where its reports and the ledger are. */
export type Named = {
  /** The arguments without `--environment NAME`. */
  readonly args: readonly string[];
  readonly env: Environment;
  readonly reports: string;
};

const option = '--environment';

/**
 * Reads `--environment NAME` of a command, and has it look at that entry of `environments.json`; without it the command looks
 * where the settings say. Throws SettingsError where there is no such entry, or where it lacks a variable.
 */
export function onNamedEnvironment(args: readonly string[], env: Environment, file = environmentsFile): Named {
  const { name, rest } = takeName(args);
  if (name === undefined) return { args, env, reports: reportsFolder(env, root) };
  const { entry, entries, folder } = namedEntry(name, env, file);
  const found = variablesOfEntry(entry, entries, env);
  if (found.lacks !== undefined) throw found.lacks;
  return { args: rest, env: { ...found.env, REPORTS_FOLDER: folder }, reports: folder };
}

/** The same for a command that only reads reports, and need not get in anywhere. */
export function reportsOfNamed(
  args: readonly string[],
  env: Environment,
  file = environmentsFile,
): Pick<Named, 'args' | 'reports'> {
  const { name, rest } = takeName(args);
  return { args: rest, reports: name === undefined ? reportsFolder(env, root) : namedEntry(name, env, file).folder };
}

function namedEntry(name: string, env: Environment, file: string) {
  const entries = readEnvironments(file);
  const entry = findEnvironment(entries, name);
  return { entry, entries, folder: environmentFolder(reportsFolder(env, root), entry.name) };
}

function takeName(args: readonly string[]): { readonly name?: string; readonly rest: readonly string[] } {
  const n = args.findIndex(arg => arg === option || arg.startsWith(`${option}=`));
  if (n < 0) return { rest: args };
  const isApart = args[n] === option;
  const name = isApart ? args[n + 1] : args[n]?.slice(option.length + 1);
  if (name === undefined || name === '' || name.startsWith('-')) {
    throw new SettingsError(`${option} needs a value.`, `name an environment of environments.json: ${option} contoso.`);
  }
  return { name, rest: args.toSpliced(n, isApart ? 2 : 1) };
}
