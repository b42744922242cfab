import { SettingsError } from '../../dataverse/errors';
import type { Environment } from '../settings/environment';
import { connectionNames } from '../settings/load';
import { ways } from '../settings/ways/all';
import type { EnvironmentEntry } from './environments-schema';

/** The variables of a run on one environment. */
export type EntryVariables = {
  readonly env: Environment;
  /** What names the variables that are not set. Undefined: none is missing. */
  readonly lacks: SettingsError | undefined;
};

const machineNames = namesOfWays(true);
const personNames = namesOfWays(false);
/** What says how a person's settings sign in; what a machine or a pipeline sets for each of its jobs is no part of it. */
const ownNames = connectionNames.filter(name => !machineNames.has(name) || personNames.has(name));

function namesOfWays(byMachine: boolean): ReadonlySet<string> {
  return new Set(ways.filter(({ setByMachine }) => setByMachine === byMachine).flatMap(({ names }) => names));
}

/**
 * The variables that a run on `entry` gets. What the entry maps comes from the variables that it names; an entry that maps
 * anything of the sign-in takes nothing else of it from `env`, so that no two environments' credentials mix. Variables that
 * other entries name are not handed on: their secrets are nothing to this run.
 */
export function variablesOfEntry(
  entry: EnvironmentEntry,
  entries: readonly EnvironmentEntry[],
  env: Environment,
): EntryVariables {
  const sources = entries.flatMap(mappedSettings).map(([, variable]) => variable);
  const mapped = mappedSettings(entry);
  const signsInItself = mapped.some(([setting]) => connectionNames.includes(setting));
  const values = mapped.map(([setting, variable]) => [setting, env[variable]?.trim() ?? ''] as const);
  const missing = mapped.filter(([, variable]) => (env[variable]?.trim() ?? '') === '');
  return {
    env: {
      ...env,
      ...nothing(sources.filter(name => !connectionNames.includes(name) || signsInItself)),
      ...nothing(signsInItself ? ownNames : []),
      ...Object.fromEntries(values),
      ...('url' in entry ? { DATAVERSE_URL: entry.url } : nothing(connectionNames)),
      ...(entry.profile !== undefined && { PROFILE: entry.profile }),
    },
    lacks: missing.length === 0 ? undefined : missingVariables(entry, missing),
  };
}

function missingVariables({ name }: EnvironmentEntry, missing: readonly Mapped[]): SettingsError {
  const lines = missing.map(([setting, variable]) => `\n  - ${variable} is not set: ${setting} is taken from it`);
  return new SettingsError(
    `The environment ${name} lacks what environments.json says it has:${lines.join('')}`,
    'set that, or name other variables in environments.json.',
  );
}

/** A setting, and the variable that holds its value. */
type Mapped = readonly [setting: string, variable: string];

const mappedSettings = (entry: EnvironmentEntry): Mapped[] =>
  Object.entries('url' in entry ? (entry.settings ?? {}) : {}).flatMap(([setting, variable]) =>
    variable === undefined ? [] : [[setting, variable]],
  );

/** An empty variable is one that is not set, also where `.env` has it. */
const nothing = (names: readonly string[]): Record<string, string> => Object.fromEntries(names.map(name => [name, '']));
