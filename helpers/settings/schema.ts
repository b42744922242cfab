import path from 'node:path';
import { z } from 'zod';
import { certificateFile, readableFile } from './files';
import { authorityHost, environmentUrl } from './urls';

/** Found from here, so that a command works in whatever folder it was started. */
const defaultPackage = path.resolve(__dirname, '../../solutions/ChangeTrackingSample_1_0_0_0_managed.zip');

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const domain = /^(?=.*\.)[a-z0-9.-]+$/i;
const appRegistration =
  'the Microsoft Entra admin center (entra.microsoft.com > App registrations > the app > Overview)';

const choice = <const Names extends readonly [string, ...string[]]>(names: Names, meaning: string) =>
  z.enum(names, {
    error: issue => `is ${shown(issue.input)}, and not one of ${names.join(', ')}: ${meaning}`,
  });

/** Never shows a long value: it may be a secret that was pasted into the wrong line. */
function shown(value: unknown): string {
  return typeof value === 'string' && value.length <= 20 ? `"${value}"` : 'something else';
}

/** Every setting but the credential, which {@link readCredential} checks. Values are trimmed and never empty. */
export const settingsSchema = z.object({
  DATAVERSE_URL: environmentUrl,
  DATAVERSE_API_VERSION: z
    .string()
    .regex(/^v\d{1,2}\.\d{1,2}$/, {
      error: 'is not of the form vN.N: the version of the Web API, v9.2 online and v9.1 on-premises (default v9.2)',
    })
    .default('v9.2'),
  DATAVERSE_CA_FILE: certificateFile(
    'a PEM file with the private certificate authority behind the environment, from whoever runs its servers',
  ).optional(),
  NODE_EXTRA_CA_CERTS: certificateFile('a PEM file with certificate authorities that Node.js trusts too').optional(),
  NO_PROXY: z.string().optional(),
  AZURE_TENANT_ID: z
    .string()
    .refine(value => guid.test(value) || domain.test(value), {
      error: `is neither a GUID nor a domain name: the Directory (tenant) ID in ${appRegistration}. Leave it out and the environment names it`,
    })
    .optional(),
  AZURE_CLIENT_ID: z
    .string({ error: `is not set: the Application (client) ID of the app that signs in; it is in ${appRegistration}` })
    .regex(guid, {
      error: `is not a GUID: the Application (client) ID of the app that signs in; it is in ${appRegistration}`,
    }),
  AZURE_AUTHORITY_HOST: authorityHost.optional(),
  SOLUTION_EXISTING: choice(
    ['adopt', 'replace', 'fail'],
    'what to do with a solution that is there before the run: use it, put ours in its place, or stop (default adopt)',
  ).default('adopt'),
  SOLUTION_FILE: readableFile('the solution package to import instead of the one in solutions/').default(
    defaultPackage,
  ),
  KEEP_SOLUTION: z
    .stringbool({ error: 'is neither true nor false: true leaves solution and rows in place (default false)' })
    .default(false),
  PAGE_SIZE: z.coerce
    .number({ error: pageSizeProblem })
    .int({ error: pageSizeProblem })
    .min(1, { error: pageSizeProblem })
    .max(5_000, { error: pageSizeProblem })
    .default(5_000),
  ORGANIZATION_SERVICE: choice(
    ['optional', 'required', 'off'],
    'whether the Organization Service is checked too (default optional)',
  ).default('optional'),
  PROFILE: choice(['smoke', 'core', 'full'], 'how much is checked; leave it out to check everything').optional(),
});

function pageSizeProblem(): string {
  return 'is not a whole number from 1 to 5000: how many rows a page of a tracked read holds (default 5000, the most that Dataverse sends)';
}
