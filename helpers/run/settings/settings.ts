import { randomBytes } from 'node:crypto';
import { config } from 'dotenv';
import { SettingsError } from '../../dataverse/errors';
import type { OrganizationServicePolicy } from '../../dataverse/organization-service/availability';
import type { Credential, SignInSettings } from '../../dataverse/sign-in/sign-in-settings';
import { credentialSchema } from './credential';
import { settingsSchema } from './schema';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a run is told: where to look, as whom, and what to do there. */
export type Settings = SignInSettings & {
  /** `DATAVERSE_CA_FILE`, absolute. */
  readonly caFile: string | undefined;
  /** `NODE_EXTRA_CA_CERTS`, absolute. */
  readonly extraCaFile: string | undefined;
  /** `NO_PROXY`, as it stands. */
  readonly noProxy: string | undefined;
  readonly solution: {
    readonly existing: 'adopt' | 'replace' | 'fail';
    /** `SOLUTION_FILE`, absolute. Undefined: the package of ours that the environment takes. */
    readonly file: string | undefined;
    readonly keep: boolean;
  };
  /** 1 to 5000. */
  readonly pageSize: number;
  readonly organizationService: OrganizationServicePolicy;
  readonly profile: Profile | undefined;
  /** A second app, whose application user may not read the whole table. Undefined: nobody to ask as. */
  readonly secondUser: { readonly clientId: string; readonly credential: Credential } | undefined;
  readonly survey: {
    /** Logical names of the tables to take a token on. Empty: every tracked one. */
    readonly tables: readonly string[];
    /** Logical names of the tables that must be tracked. */
    readonly required: readonly string[];
  };
  /** Repeats one run of the convergence test. Undefined: another one each time. */
  readonly convergenceSeed: number | undefined;
};

/** `smoke`: the scenario. `core`: every MUST. `full`: every requirement. */
export type Profile = 'smoke' | 'core' | 'full';

/** Checks every setting before it complains. Throws one SettingsError with all problems; no secret is in it. */
export function loadSettings(env: Environment): Settings {
  const known = withoutEmpty(env);
  const settings = settingsSchema.safeParse(known);
  const credential = credentialSchema.safeParse(known);
  if (!settings.success || !credential.success) {
    throw problemsOf([...(settings.error?.issues ?? []), ...(credential.error?.issues ?? [])]);
  }
  const values = settings.data;
  return {
    dataverseUrl: values.DATAVERSE_URL,
    apiVersion: values.DATAVERSE_API_VERSION,
    tenantId: values.AZURE_TENANT_ID,
    clientId: values.AZURE_CLIENT_ID,
    credential: credential.data,
    authorityHost: values.AZURE_AUTHORITY_HOST,
    caFile: values.DATAVERSE_CA_FILE,
    extraCaFile: values.NODE_EXTRA_CA_CERTS,
    noProxy: values.NO_PROXY,
    solution: { existing: values.SOLUTION_EXISTING, file: values.SOLUTION_FILE, keep: values.KEEP_SOLUTION },
    pageSize: values.PAGE_SIZE,
    organizationService: values.ORGANIZATION_SERVICE,
    profile: values.PROFILE,
    secondUser: secondUserOf(values.SECOND_CLIENT_ID, values.SECOND_CLIENT_SECRET),
    survey: { tables: values.SURVEY_TABLES, required: values.REQUIRED_TABLES },
    convergenceSeed: values.CONVERGENCE_SEED,
  };
}

function secondUserOf(clientId: string | undefined, secret: string | undefined): Settings['secondUser'] {
  if (clientId === undefined && secret === undefined) return undefined;
  if (clientId !== undefined && secret !== undefined) return { clientId, credential: { kind: 'secret', secret } };
  const lacks = clientId === undefined ? 'SECOND_CLIENT_ID' : 'SECOND_CLIENT_SECRET';
  const has = clientId === undefined ? 'SECOND_CLIENT_SECRET' : 'SECOND_CLIENT_ID';
  throw problemsOf([{ path: [lacks], message: `is not set, and ${has} is: the second app needs both` }]);
}

/** Whether the run is for the emulator: `DATAVERSE_URL` is not set, or empty. */
export function usesEmulator(env: Environment): boolean {
  return withoutEmpty(env)['DATAVERSE_URL'] === undefined;
}

/** What an emulator of this run hands over itself: nothing of another environment may mix with it. */
const connectionNames = [
  ...['DATAVERSE_URL', 'DATAVERSE_CA_FILE', 'DATAVERSE_API_VERSION', 'SECOND_CLIENT_ID', 'SECOND_CLIENT_SECRET'],
  ...['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_AUTHORITY_HOST'],
  ...['AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_CLIENT_CERTIFICATE_PASSWORD'],
] as const;

/** Settings that belong to the machine and not to a run. */
const machineNames: ReadonlySet<string> = new Set(['NODE_EXTRA_CA_CERTS', 'NO_PROXY']);

/** Sets aside what points to another environment, in this process and its children. */
export function forgetConnection(): void {
  for (const name of connectionNames) process.env[name] = '';
}

/** Makes this process and its children run on the emulator with defaults, whatever `.env` or the machine says. */
export function useEmulator(): void {
  forgetConnection();
  for (const name of Object.keys(settingsSchema.shape)) if (!machineNames.has(name)) process.env[name] = '';
}

/** Checks what can be checked before an emulator of this run has handed over its settings; all of them otherwise. */
export function checkSettings(env: Environment): Settings {
  if (!usesEmulator(env)) return loadSettings(env);
  const nothing = Object.fromEntries(connectionNames.map(name => [name, undefined]));
  const handedOver = {
    DATAVERSE_URL: 'https://localhost',
    AZURE_CLIENT_ID: '00000000-0000-0000-0000-000000000000',
    AZURE_CLIENT_SECRET: 'handed over by the emulator',
  };
  return loadSettings({ ...env, ...nothing, ...handedOver });
}

/**
 * How much this run checks, the same in every process of it: `PROFILE`, else everything on the emulator and what is
 * documented elsewhere. Decided before the emulator hands over its address.
 */
export function runProfile(): Profile {
  const asked = process.env['PROFILE']?.trim() ?? '';
  const profile = asked !== '' ? asked : usesEmulator(process.env) ? 'full' : 'core';
  process.env['PROFILE'] = profile;
  // A name that is none is refused with the other settings, before the first request.
  return profile === 'smoke' || profile === 'core' ? profile : 'full';
}

/** Adds the settings of `.env` to the process, below those that are set already. */
export function loadDotenv(): void {
  config({ quiet: true });
}

/** The process's variables: nothing else in the suite reads them. */
export function environmentVariables(): Environment {
  return process.env;
}

/** Eight hexadecimal digits that name this run, the same in every process of it. */
export function runId(): string {
  const known = process.env['CHANGE_TRACKING_RUN_ID'];
  if (known !== undefined && /^[0-9a-f]{8}$/.test(known)) return known;
  const made = randomBytes(4).toString('hex');
  process.env['CHANGE_TRACKING_RUN_ID'] = made;
  return made;
}

/** An empty variable counts as one that is not set: CI systems and `.env` files are full of them. */
function withoutEmpty(env: Environment): Record<string, string> {
  const entries = Object.entries({ ...env, NO_PROXY: env['no_proxy'] ?? env['NO_PROXY'] });
  return Object.fromEntries(entries.flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));
}

type Problem = { readonly path: readonly PropertyKey[]; readonly message: string };

function problemsOf(problems: readonly Problem[]): SettingsError {
  const lines = problems.map(({ path, message }) => `\n  - ${path.map(String).join('.')} ${message}`);
  return new SettingsError(
    `${problems.length === 1 ? 'A setting is' : `${problems.length} settings are`} missing or wrong:${lines.join('')}`,
    'set them as environment variables or in a file named .env; .env.example lists every setting.',
  );
}
