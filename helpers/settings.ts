import { randomBytes } from 'node:crypto';
import { config } from 'dotenv';
import { SettingsError } from './errors';
import { type Credential, credentialSchema } from './settings/credential';
import { settingsSchema } from './settings/schema';

export type { Credential } from './settings/credential';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Settings = {
  /** The environment's root: its origin, plus the organization's path on-premises. */
  readonly dataverseUrl: URL;
  /** `v9.2` */
  readonly apiVersion: string;
  /** Undefined: the environment's 401 challenge names it. */
  readonly tenantId: string | undefined;
  readonly clientId: string;
  readonly credential: Credential;
  /** Undefined: the environment's 401 challenge names it. */
  readonly authorityHost: URL | undefined;
  /** `DATAVERSE_CA_FILE`, absolute. */
  readonly caFile: string | undefined;
  /** `NODE_EXTRA_CA_CERTS`, absolute. */
  readonly extraCaFile: string | undefined;
  /** `NO_PROXY`, as it stands. */
  readonly noProxy: string | undefined;
  readonly solution: {
    readonly existing: 'adopt' | 'replace' | 'fail';
    /** Absolute. */
    readonly file: string;
    readonly keep: boolean;
  };
  /** 1 to 5000. */
  readonly pageSize: number;
  readonly organizationService: 'optional' | 'required' | 'off';
  readonly profile: 'smoke' | 'core' | 'full' | undefined;
};

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
  };
}

/** Whether the run is for the emulator: `DATAVERSE_URL` is not set, or empty. */
export function usesEmulator(env: Environment): boolean {
  return withoutEmpty(env)['DATAVERSE_URL'] === undefined;
}

/** Makes this process and its children use the emulator, whatever `.env` or the machine says. */
export function useEmulator(): void {
  process.env['DATAVERSE_URL'] = '';
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
