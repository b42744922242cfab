import { chosenBecause } from '../../dataverse/sign-in/chosen-because';
import type { Credential } from '../../dataverse/sign-in/credential';
import { isProxyName, withoutSecrets } from './secrets';
import { ways } from './ways/all';
import { secretSettings } from './ways/client-secret';
import { managedIdentitySettings } from './ways/managed-identity';
import type { WaySettings } from './ways/way-settings';

/** What is wrong with a setting, after its name. */
export type SettingProblem = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Every setting of every way to sign in. */
export const credentialNames: readonly string[] = [...new Set(['SIGN_IN', ...ways.flatMap(way => way.names)])];

/**
 * The credential of the way that `SIGN_IN` names, or else of the first whose own setting is there; nothing chosen means a
 * secret, so that its absence is told. Gives every problem in place of it.
 */
export function readCredential(
  env: Readonly<Record<string, string>>,
): { readonly credential: Credential } | { readonly problems: readonly SettingProblem[] } {
  const asked = env['SIGN_IN'];
  const way = asked === undefined ? firstChosen(env) : ways.find(({ name }) => name === asked);
  if (way === undefined) {
    const names = ways.map(({ name }) => name).join(', ');
    return { problems: [{ path: ['SIGN_IN'], message: `is not one of ${names}: the way in which this run signs in` }] };
  }
  const { success, data, error } = way.read(env, withoutSecrets(env, isForPrograms));
  const { setByMachine, chosenBy } = way;
  const reason = asked === undefined && setByMachine ? chosenBy.find(name => env[name] !== undefined) : undefined;
  const own = (error?.issues ?? []).map(({ path, message }) => ({
    path,
    message: reason === undefined ? message : `${message}. This way is ${chosenBecause(reason)}`,
  }));
  const problems = [...own, ...alone(env), ...(asked === undefined ? [] : contradicted(way, env))];
  if (!success || problems.length > 0) return { problems };
  return { credential: reason === undefined ? data : { ...data, chosenBy: reason } };
}

/** The Azure CLI goes through the proxy too, and asks the agent of the machine where its user is a managed identity. */
const isForPrograms = (name: string): boolean => isProxyName(name) || managedIdentitySettings.secrets.includes(name);

const firstChosen = (env: Readonly<Record<string, string>>): WaySettings =>
  ways.find(({ chosenBy }) => chosenBy.some(name => env[name] !== undefined)) ?? secretSettings;

/** A way that is asked for while its own settings are missing, and those of another are there: which of them is meant is not ours to guess. */
function contradicted({ name, chosenBy }: WaySettings, env: Readonly<Record<string, string>>): SettingProblem[] {
  const isThere = (setting: string) => env[setting] !== undefined;
  if (chosenBy.length === 0 || chosenBy.some(isThere) || name === 'managed-identity') return [];
  const other = ways.find(way => way.chosenBy.some(isThere));
  if (other === undefined) return [];
  const set = other.chosenBy.filter(isThere).join(' and ');
  const message = `is ${name}, but ${set} is set, which belongs to ${other.name}: leave SIGN_IN out, or set ${chosenBy.join(' or ')}`;
  return [{ path: ['SIGN_IN'], message }];
}

/** Settings that mean nothing by themselves: who set them thinks that another one is there too. */
function alone(env: Readonly<Record<string, string>>): SettingProblem[] {
  return ways.flatMap(({ chosenBy, partners }) =>
    chosenBy.some(name => env[name] !== undefined)
      ? []
      : partners
          .filter(name => env[name] !== undefined)
          .map(name => ({ path: [name], message: `is set without ${chosenBy.join(' or ')}, which it belongs to` })),
  );
}
