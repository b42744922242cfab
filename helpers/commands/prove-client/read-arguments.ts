import { parseArgs, type ParseArgsConfig } from 'node:util';
import { SettingsError } from '../../dataverse/errors';
import { namedHistories } from '../../sample/histories/named-histories';
import type { ClientVariables } from '../../run/settings/client-settings';

/** How `npm run prove:client` is called. */
export const usage =
  'npm run prove:client -- [--keep-running] [--timeout S] [--seed N] [--runs N] "COMMAND" [HISTORY…]';

/** The history of random steps, which stands in no list. */
const random = 'random';

const options = {
  'keep-running': { type: 'boolean' },
  timeout: { type: 'string' },
  seed: { type: 'string' },
  runs: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

type ProofArguments = {
  readonly variables: ClientVariables & { readonly CLIENT_COMMAND: string };
  /** Names of histories; none: all there are. */
  readonly histories: readonly string[];
  /** What stands behind a second `--`. */
  readonly forPlaywright: readonly string[];
};

/** Throws SettingsError when it is called in another way. */
export function readProofArguments(args: readonly string[]): ProofArguments {
  const end = args.indexOf('--');
  const [own, forPlaywright] = end < 0 ? [args, []] : [args.slice(0, end), args.slice(end + 1)];
  const { values, positionals } = parseProofArguments(own);
  const [command, ...histories] = positionals;
  if (command === undefined) throw misused('No command is given that synchronises.');
  const known = [...namedHistories.map(({ name }) => name), random];
  const unknown = histories.filter(name => !known.includes(name));
  if (unknown.length > 0) throw misused(`No history is called ${unknown.join(', ')}; known: ${known.join(', ')}.`);
  const { timeout, seed, runs } = values;
  return {
    variables: {
      CLIENT_COMMAND: command,
      CLIENT_KEEPS_RUNNING: String(values['keep-running'] ?? false),
      ...(timeout !== undefined && { CLIENT_SECONDS: timeout }),
      ...(seed !== undefined && { CLIENT_SEED: seed }),
      ...(runs !== undefined && { CLIENT_RUNS: runs }),
    },
    histories,
    forPlaywright,
  };
}

function parseProofArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node's own errors name the argument.
    if (error instanceof TypeError) throw misused(error.message);
    throw error;
  }
}

const misused = (what: string): SettingsError =>
  new SettingsError(what, `call it as ${usage}; docs/prove-your-client.md tells what the command must do.`);
