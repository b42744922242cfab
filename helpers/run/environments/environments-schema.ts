import { z } from 'zod';
import { settingNames } from '../settings/load';

/** What an entry says in words of its own, or what is decided for it. */
const notMapped: ReadonlySet<string> = new Set(['DATAVERSE_URL', 'PROFILE', 'REPORTS_FOLDER']);
/** Settings of the machine that may be another for one environment. */
const ofTheWay = ['HTTPS_PROXY', 'NO_PROXY', 'NODE_EXTRA_CA_CERTS'];

const settingName = z.enum(
  [...settingNames, ...ofTheWay].filter(name => !notMapped.has(name)),
  { error: 'is no setting that an entry can map: .env.example lists them' },
);

const variableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, {
  // What stands there may be a secret: it is not shown.
  error: 'is not the name of a variable: put the value into a variable, and write its name here',
});

/** The page over all environments stands beside their folders; the others are devices of Windows, with any ending. */
const takenNames = /^(?:(?:index\.html|summary\.md)(?:\..*)?|(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?)$/i;

const common = {
  name: z
    .string()
    .max(60)
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/, {
      error: 'is not letters, digits, dots, hyphens and underscores: it is also the name of a folder',
    })
    .refine(name => !takenNames.test(name), { error: 'cannot be the name of a folder here: choose another one' })
    .describe('What --environment calls it, and the folder of its reports'),
  profile: z.enum(['smoke', 'core', 'full']).optional().describe('How much is looked at'),
};

const realSchema = z.strictObject({
  ...common,
  url: z.string().describe('Its address, such as https://contoso.crm.dynamics.com'),
  settings: z
    .partialRecord(settingName, variableName)
    .optional()
    .describe('Settings of this suite, each with the name of the variable that holds its value; never a value'),
});

const emulatorSchema = z.strictObject({
  ...common,
  emulator: z.literal(true).describe('An emulator of the run, in place of an address'),
});

/** The form of `environments.json`. */
export const environmentsSchema = z.strictObject({
  $schema: z.string().optional(),
  environments: z.array(z.union([realSchema, emulatorSchema])).min(1),
});

/** An environment that has a name. */
export type EnvironmentEntry = z.infer<typeof environmentsSchema>['environments'][number];
