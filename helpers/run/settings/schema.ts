import { z } from 'zod';
import { guidPattern } from '../../dataverse/guid';
import { certificateFile, readableFile } from './files';
import { authorityHost } from './addresses/authority-host';
import { environmentUrl } from './addresses/environment-url';
import { appRegistration } from './ways/app-registration';

const domainPattern = /^(?=.*\.)[a-z0-9.-]+$/i;

const choiceSetting = <const Names extends readonly [string, ...string[]]>(names: Names, meaning: string) =>
  z.enum(names, {
    error: issue => `is ${shownSetting(issue.input)}, and not one of ${names.join(', ')}: ${meaning}`,
  });

/** Never shows a long value: it may be a secret that was pasted into the wrong line. */
function shownSetting(value: unknown): string {
  return typeof value === 'string' && value.length <= 20 ? `"${value}"` : 'something else';
}

/** Every setting but those of the ways to sign in, which readCredential checks. Values are trimmed and never empty. */
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
  /** Looked at where it is used. */
  HTTPS_PROXY: z.string().optional(),
  NO_PROXY: z.string().optional(),
  AZURE_TENANT_ID: z
    .string()
    .refine(value => guidPattern.test(value) || domainPattern.test(value) || value === 'adfs', {
      error: `is neither a GUID nor a domain name, nor adfs: the Directory (tenant) ID in ${appRegistration}. Leave it out and the environment names it`,
    })
    .optional(),
  AZURE_AUTHORITY_HOST: authorityHost.optional(),
  SOLUTION_EXISTING: choiceSetting(
    ['adopt', 'replace', 'fail'],
    'what to do with a solution that is there before the run: use it, put ours in its place, or stop (default adopt)',
  ).default('adopt'),
  SOLUTION_FILE: readableFile('the solution package to import instead of the one in solutions/').optional(),
  KEEP_SOLUTION: z
    .stringbool({ error: 'is neither true nor false: true leaves solution and rows in place (default false)' })
    .default(false),
  KEEP_EVIDENCE: z
    .stringbool({
      error: 'is neither true nor false: false leaves exchanges and compared values out of the reports (default true)',
    })
    .default(true),
  PAGE_SIZE: wholeNumberSetting(
    [1, 5_000],
    'is not a whole number from 1 to 5000: how many rows a page of a tracked read holds (default 5000, the most that Dataverse sends)',
  ).default(5_000),
  SETTLE_SECONDS: wholeNumberSetting(
    [0, 600],
    'is not a whole number from 0 to 600: for how many seconds deltas are asked again before a change is called missing (default 60)',
  ).default(60),
  JOB_SECONDS: wholeNumberSetting(
    [10, 2_400],
    'is not a whole number from 10 to 2400: for how many seconds an import, an uninstall or the index of an alternate key is waited for (default 1200)',
  ).default(1_200),
  REPORTS_FOLDER: z.string().optional(),
  ORGANIZATION_SERVICE: choiceSetting(
    ['optional', 'required', 'off'],
    'whether the Organization Service is checked too (default optional)',
  ).default('optional'),
  PROFILE: choiceSetting(
    ['smoke', 'core', 'full'],
    'how much is checked: the scenario, what is documented, or everything (default full on the emulator, else core)',
  ).optional(),
  SECOND_CLIENT_ID: z
    .string()
    .regex(guidPattern, {
      error: `is not a GUID: the Application (client) ID of a second app, whose application user may not read the whole table; it is in ${appRegistration}`,
    })
    .optional(),
  SECOND_CLIENT_SECRET: z.string().optional(),
  SURVEY_TABLES: tableNames('the tables that the survey takes a token on (default all tracked ones)'),
  REQUIRED_TABLES: tableNames('the tables that must be tracked, else the survey fails (default none)'),
  REPLICA_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\/./, {
      error:
        'is not of the form postgres://user:password@host:port/database: the database that npm run sync keeps in step (left out, one in the reports folder)',
    })
    .optional(),
  SCALE_ROWS: wholeNumberSetting(
    [1, 100_000_000],
    'is not a whole number from 1 to 100000000: how many rows are created, read through both endpoints and deleted, beside all else (left out, none)',
  ).optional(),
  CONVERGENCE_SEED: wholeNumberSetting(
    [-(2 ** 31), 2 ** 31 - 1],
    'is not a whole number of 32 bits: the seed that a failed convergence test printed, to repeat it',
  ).optional(),
});

/** `SURVEY_TABLES=account, contact`: logical names, separated by commas or blanks. */
function tableNames(meaning: string) {
  return z
    .string()
    .transform(text =>
      text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(name => name !== ''),
    )
    .refine(names => names.every(name => /^[a-z][a-z0-9_]*$/.test(name)), {
      error: `holds something that is not the logical name of a table: ${meaning}`,
    })
    .default([]);
}

function wholeNumberSetting([least, most]: readonly [number, number], error: string) {
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}
