import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isRoleName, roleNames } from '../engine/roles/role-rules';
import { commandLineArguments, defaultPort, type Argument } from './command-arguments';
import { type RequestedUser, userName } from '../server/identity/clients/application';
import { signInWays } from '../server/identity/sign-in-ways';
import { type ProtectionLimits } from '../server/limits/service-protection';
import { type StartOptions } from '../server/start-emulator';

/** A wrong argument of the command line. The message names it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The emulator's own options, and what the command line alone sees to. */
export type CommandLineOptions = StartOptions & {
  /** PEM file with the public certificate of a client that signs in with it. */
  readonly clientCertificate: string | undefined;
  /** PEM file of the authority that issues certificates with this common name to a client. */
  readonly certificateAuthority: { readonly file: string; readonly commonName: string } | undefined;
  readonly parentPid: number | undefined;
};

type CommandLine =
  | { readonly command: 'help' }
  | { readonly command: 'list-defects' }
  | { readonly command: 'list-variations' }
  | { readonly command: 'start'; readonly options: CommandLineOptions };

/** The names that `--defect` and `--variation` know. */
type KnownNames = { readonly defects: readonly string[]; readonly variations: readonly string[] };

const longestDelay = 600_000;
const largestLimit = 100_000_000;
const largestPid = 2 ** 31 - 1;

/** Reads the arguments. Throws a {@link UsageError} that names the first one that is wrong. */
export function parseCommandLine(args: readonly string[], known: KnownNames): CommandLine {
  const values = readCommandArguments(args);
  if (values.help === true) return { command: 'help' };
  if (values['list-defects'] === true) return { command: 'list-defects' };
  if (values['list-variations'] === true) return { command: 'list-variations' };
  return {
    command: 'start',
    options: {
      port: wholeNumberOption('port', values.port, 65_535) ?? defaultPort,
      publicUrl: originOption('public-url', values['public-url']),
      defects: knownNamesOption('defect', values.defect, known.defects),
      variations: knownNamesOption('variation', values.variation, known.variations),
      latency: wholeNumberOption('latency', values.latency, longestDelay) ?? 0,
      clientCertificate: values['client-certificate'],
      certificateAuthority: readAuthorityOption(values),
      importDelay: wholeNumberOption('import-delay', values['import-delay'], longestDelay),
      indexDelay: wholeNumberOption('index-delay', values['index-delay'], longestDelay),
      parentPid: wholeNumberOption('parent-pid', values['parent-pid'], largestPid, 1),
      users: parseUserOptions(values.user ?? []),
      signIns: knownNamesOption('sign-in', values['sign-in'], signInWays),
      limits: readLimitOptions(values),
      onPremises: values['on-premises'] ?? false,
    },
  };
}

type AuthorityValues = Partial<Record<'client-certificate-issuer' | 'client-certificate-subject', string>>;

function readAuthorityOption(values: AuthorityValues): CommandLineOptions['certificateAuthority'] {
  const { 'client-certificate-issuer': file, 'client-certificate-subject': commonName } = values;
  if (file === undefined && commonName === undefined) return undefined;
  if (file !== undefined && commonName !== undefined) return { file, commonName };
  throw new UsageError('--client-certificate-issuer and --client-certificate-subject go together.');
}

type LimitValues = Partial<
  Record<'limit-requests' | 'limit-time' | 'limit-concurrency' | 'limit-window' | 'limit-dop-hint', string> & {
    'on-premises': boolean;
  }
>;

function readLimitOptions(values: LimitValues): ProtectionLimits {
  const given = Object.keys(values).find(name => name.startsWith('limit-'));
  if (given !== undefined && values['on-premises'] === true) {
    throw new UsageError(
      `--${given} does not go with --on-premises: service protection limits are those of the cloud.`,
    );
  }
  return {
    requests: wholeNumberOption('limit-requests', values['limit-requests'], largestLimit, 1),
    time: wholeNumberOption('limit-time', values['limit-time'], largestLimit, 1),
    concurrency: wholeNumberOption('limit-concurrency', values['limit-concurrency'], largestLimit, 1),
    window: wholeNumberOption('limit-window', values['limit-window'], 300, 1),
    parallelism: wholeNumberOption('limit-dop-hint', values['limit-dop-hint'], largestLimit, 1),
  };
}

function readCommandArguments(args: readonly string[]) {
  const config = { args: [...args], options: commandLineArguments, tokens: true } satisfies ParseArgsConfig;
  try {
    const { values, tokens } = parseArgs(config);
    const seen = new Set<string>();
    for (const token of tokens) {
      if (token.kind !== 'option') continue;
      const repeatable: Argument = commandLineArguments[token.name];
      if (seen.has(token.name) && repeatable.multiple !== true) {
        throw new UsageError(`--${token.name} is given twice.`);
      }
      seen.add(token.name);
    }
    return values;
  } catch (error) {
    // Node's own errors name the argument: "Unknown option '--prot'. …"
    if (error instanceof TypeError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

function wholeNumberOption(name: string, text: string | undefined, most: number, least = 0): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}

function originOption(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // An origin and nothing else: no user, path, query or fragment.
  if (url?.protocol === 'https:' && url.href === `${url.origin}/`) return url.origin;
  throw new UsageError(
    `--${name} must be an https address without a path, such as https://emulator.example:8443, not "${text}".`,
  );
}

function knownNamesOption<Name extends string>(
  name: string,
  given: readonly string[] = [],
  known: readonly Name[],
): readonly Name[] {
  const unknown = given.find(candidate => !known.some(each => each === candidate));
  if (unknown === undefined) return [...new Set(given)].flatMap(each => known.filter(name => name === each));
  const choice = known.length === 0 ? `there is no ${name} yet.` : `known: ${known.join(', ')}.`;
  throw new UsageError(`--${name} does not know "${unknown}": ${choice}`);
}

/** Reads `NAME=ROLE`. Throws a UsageError that names the first one that is wrong. */
function parseUserOptions(given: readonly string[]): RequestedUser[] {
  const users = given.map(parseUserOption);
  const twice = users.find(({ name }, index) => users.findIndex(user => user.name === name) !== index);
  if (twice !== undefined) throw new UsageError(`--user names "${twice.name}" twice.`);
  return users;
}

function parseUserOption(text: string): RequestedUser {
  const equals = text.indexOf('=');
  const [name, role] = [text.slice(0, equals), text.slice(equals + 1)];
  if (equals < 0 || !userName.test(name)) {
    throw new UsageError(`--user takes NAME=ROLE, the name of letters, digits, "_", "." and "-"; not "${text}".`);
  }
  if (!isRoleName(role)) throw new UsageError(`--user knows no role "${role}"; known: ${roleNames.join(', ')}.`);
  return { name, role };
}
