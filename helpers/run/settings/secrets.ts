import { readFileSync } from 'node:fs';
import type { Environment } from './environment';
import { ways } from './ways/all';
import { handedOnName } from './ways/device-code';

/** The settings whose values nobody may see. */
const secretNames: readonly string[] = [...ways.flatMap(way => way.secrets), 'SECOND_CLIENT_SECRET'];

/** The address of a database, whose password is a secret, as that of a proxy is. */
const replicaName = 'REPLICA_URL';

/** Of the user and password, if any, that stand before a host. An address that is not quite one has them too. */
const userOfAddress = /^(?:[a-z][a-z\d+.-]*:\/\/)?([^:@/]*):(.*)@/i;

/** PostgreSQL takes the password as a parameter of the address too. */
const passwordParameter = /[?&]password=([^&#\s]+)/i;

/** `HTTPS_PROXY` in each of its spellings, those of other programs too: `ALL_PROXY`, `npm_config_proxy`. */
export const isProxyName = (name: string): boolean => /(?<!no_?)proxy$/i.test(name);

/**
 * Every secret in these variables, and in the files of the sign-in that they name: what stands in a cache of tokens one by
 * one, and the passwords of a proxy and of the replica's database as they are written and as they are meant.
 */
export function secretsOf(env: Environment): readonly string[] {
  const hasPassword = (name: string): boolean => isProxyName(name) || name === replicaName;
  const addresses = Object.entries(env).flatMap(([name, value]) => (hasPassword(name) ? passwordsIn(value ?? '') : []));
  const files = ['TOKEN_CACHE_FILE', 'AZURE_FEDERATED_TOKEN_FILE'].map(name => contentsOf(env[name]?.trim() ?? ''));
  const values = [...secretNames.map(name => env[name]?.trim() ?? ''), ...files];
  const cached = [env[handedOnName] ?? '', ...files].flatMap(secretsInCache);
  return [...new Set([...values, ...cached, ...addresses])].filter(secret => secret !== '');
}

/**
 * The variables of a program that is not ours: none of the settings' secrets, and no proxy, which may have a password, but what
 * `keeps` lets through.
 */
export function withoutSecrets<Value>(
  env: Readonly<Record<string, Value>>,
  keeps: (name: string) => boolean = () => false,
): Readonly<Record<string, Value>> {
  // Windows has each variable in any case.
  const isKept = (name: string) =>
    keeps(name) || !(isProxyName(name) || [...secretNames, replicaName].includes(name.toUpperCase()));
  return Object.fromEntries(Object.entries(env).filter(([name]) => isKept(name)));
}

function passwordsIn(address: string): string[] {
  const [, parameter = ''] = passwordParameter.exec(address) ?? [];
  return [...passwordsBeforeHost(address), parameter, decoded(parameter)];
}

function passwordsBeforeHost(address: string): string[] {
  const [, user, password] = userOfAddress.exec(address.trim()) ?? [];
  if (user === undefined || password === undefined || password === '') return [];
  // The pair is what Basic encodes; URL writes some signs of a password otherwise than whoever set it.
  const meant = `${decoded(user)}:${decoded(password)}`;
  const normal = new URL('http://host');
  normal.password = password;
  return [password, decoded(password), normal.password, meant];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The `secret` of each token that MSAL keeps, wherever its cache has it. */
function secretsInCache(text: string): string[] {
  const found: string[] = [];
  try {
    JSON.parse(text, (name, value: unknown) => {
      if (name === 'secret' && typeof value === 'string') found.push(value);
      return value;
    });
  } catch {
    // No cache, or one that nobody can sign in with either.
  }
  return found;
}

function contentsOf(file: string): string {
  try {
    return file === '' ? '' : readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
