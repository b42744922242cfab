import { SettingsError } from '../../dataverse/errors';
import { isProxyUsed } from './addresses/is-proxy-used';
import { proxyAddress } from './addresses/proxy-address';
import { uncheckedCertificates } from './certificates-are-checked';
import { credentialNames, readCredential, type SettingProblem } from './credential';
import type { Environment } from './environment';
import { settingsSchema } from './schema';
import type { Settings } from './settings';

/** Checks every setting before it complains. Throws one SettingsError with all problems; no secret is in it. */
export function loadSettings(env: Environment): Settings {
  const known = setVariables(env);
  const settings = settingsSchema.safeParse(known);
  const signIn = readCredential(known);
  const proxy = proxyAddress.optional().safeParse(known['HTTPS_PROXY']);
  const isOfNoUse = settings.success && 'credential' in signIn && !isProxyUsed(settings.data, signIn.credential);
  const proxyProblems = isOfNoUse
    ? []
    : (proxy.error?.issues ?? []).map(issue => ({ ...issue, path: ['HTTPS_PROXY'] }));
  if (!settings.success || 'problems' in signIn || proxyProblems.length > 0) {
    const ofSignIn = 'problems' in signIn ? signIn.problems : [];
    throw settingProblemsOf([...(settings.error?.issues ?? []), ...proxyProblems, ...ofSignIn]);
  }
  const values = settings.data;
  const unchecked = uncheckedCertificates(env, [values.DATAVERSE_URL, values.AZURE_AUTHORITY_HOST]);
  if (unchecked.length > 0) throw settingProblemsOf(unchecked);
  return {
    dataverseUrl: values.DATAVERSE_URL,
    apiVersion: values.DATAVERSE_API_VERSION,
    tenantId: values.AZURE_TENANT_ID,
    credential: signIn.credential,
    authorityHost: values.AZURE_AUTHORITY_HOST,
    caFile: values.DATAVERSE_CA_FILE,
    extraCaFile: values.NODE_EXTRA_CA_CERTS,
    proxy: proxy.data,
    noProxy: values.NO_PROXY,
    solution: {
      existing: values.SOLUTION_EXISTING,
      file: values.SOLUTION_FILE,
      keep: values.KEEP_SOLUTION,
      jobTimeout: values.JOB_SECONDS * 1_000,
    },
    pageSize: values.PAGE_SIZE,
    settleSeconds: values.SETTLE_SECONDS,
    organizationService: values.ORGANIZATION_SERVICE,
    profile: values.PROFILE,
    secondUser: secondUserOf(values.SECOND_CLIENT_ID, values.SECOND_CLIENT_SECRET),
    survey: { tables: values.SURVEY_TABLES, required: values.REQUIRED_TABLES },
    replicaUrl: values.REPLICA_URL,
    scaleRows: values.SCALE_ROWS,
    convergenceSeed: values.CONVERGENCE_SEED,
  };
}

function secondUserOf(clientId: string | undefined, secret: string | undefined): Settings['secondUser'] {
  if (clientId === undefined && secret === undefined) return undefined;
  if (clientId !== undefined && secret !== undefined) return { kind: 'secret', clientId, secret };
  const lacks = clientId === undefined ? 'SECOND_CLIENT_ID' : 'SECOND_CLIENT_SECRET';
  const has = clientId === undefined ? 'SECOND_CLIENT_SECRET' : 'SECOND_CLIENT_ID';
  throw settingProblemsOf([{ path: [lacks], message: `is not set, and ${has} is: the second app needs both` }]);
}

/** Whether the settings name no environment, so that the run is for an emulator of its own. */
export function usesEmulator(env: Environment): boolean {
  return firstSetVariable(env, 'DATAVERSE_URL') === undefined;
}

/** What an emulator of the run hands over itself: nothing of another environment may mix with it. */
export const connectionNames: readonly string[] = [
  ...['DATAVERSE_URL', 'DATAVERSE_CA_FILE', 'DATAVERSE_API_VERSION', 'SECOND_CLIENT_ID', 'SECOND_CLIENT_SECRET'],
  ...['AZURE_TENANT_ID', 'AZURE_AUTHORITY_HOST', ...credentialNames],
];

/** Settings that belong to the machine and not to a run, and the one that says how much is asked for, wherever it is asked. */
const sharedNames: ReadonlySet<string> = new Set([
  ...['NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'NO_PROXY', 'REPORTS_FOLDER', 'REPLICA_URL', 'SCALE_ROWS'],
]);

/** Every setting of a run but those. */
export const settingNames: readonly string[] = [
  ...connectionNames,
  ...Object.keys(settingsSchema.shape).filter(name => !sharedNames.has(name)),
];

/** Checks what can be checked before an emulator of the run has handed over its settings. Throws SettingsError. */
export function loadSettingsBeforeEmulator(env: Environment): Settings {
  const nothing = Object.fromEntries(connectionNames.map(name => [name, undefined]));
  const handedOver = {
    DATAVERSE_URL: 'https://localhost',
    AZURE_AUTHORITY_HOST: 'https://localhost',
    AZURE_CLIENT_ID: '00000000-0000-0000-0000-000000000000',
    AZURE_CLIENT_SECRET: 'handed over by the emulator',
  };
  return loadSettings({ ...env, ...nothing, ...handedOver });
}

/** Other names of a setting, the first that is set wins: those of proxies are also written in lower case. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  HTTPS_PROXY: ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'],
  NO_PROXY: ['no_proxy', 'NO_PROXY'],
};

/** An empty variable counts as one that is not set: CI systems and `.env` files are full of them. */
function firstSetVariable(env: Environment, ...names: readonly string[]): string | undefined {
  return names.map(name => env[name]?.trim()).find(value => value !== undefined && value !== '');
}

/** The variables that are set, trimmed, by the name of the setting. */
function setVariables(env: Environment): Record<string, string> {
  const names = [...Object.keys(env), ...Object.keys(spellings)];
  const entries = names.map(name => [name, firstSetVariable(env, ...(spellings[name] ?? [name]))] as const);
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function settingProblemsOf(problems: readonly SettingProblem[]): SettingsError {
  const lines = problems.map(({ path, message }) => `\n  - ${path.map(String).join('.')} ${message}`);
  return new SettingsError(
    `${problems.length === 1 ? 'A setting is' : `${problems.length} settings are`} missing or wrong:${lines.join('')}`,
    'set them as environment variables or in a file named .env; .env.example lists every setting.',
  );
}
