import { roleNames } from '../engine/roles/role-rules';
import { signInWays } from '../server/identity/sign-in-ways';

/** One argument of the command line. */
export type Argument = { type: 'string' | 'boolean'; multiple?: boolean; value?: string; meaning: string };

/** Where the emulator listens when nothing else is said. */
export const defaultPort = 8443;

const flagOption = (meaning: string) => ({ type: 'boolean', meaning }) as const;
const valuedOption = (value: string, meaning: string) => ({ type: 'string', value, meaning }) as const;
const repeatedOption = (value: string, meaning: string) =>
  ({ type: 'string', multiple: true, value, meaning }) as const;

/** All that the command line takes, in the order of its help. */
export const commandLineArguments = {
  port: valuedOption('N', `port to listen on, default ${defaultPort}; 0 picks a free one`),
  'public-url': valuedOption('URL', 'address clients use when a proxy stands in front'),
  defect: repeatedOption('NAME', 'behave wrongly in one way of --list-defects; repeatable'),
  variation: repeatedOption(
    'NAME',
    'be as healthy environments are now and then, in one way of --list-variations; repeatable',
  ),
  latency: valuedOption('MS', 'wait before each answer but those of /_emulator'),
  'client-certificate': valuedOption('FILE', 'PEM certificate that the application may sign in with'),
  'client-certificate-issuer': valuedOption('FILE', 'PEM certificate of an authority whose certificates it may bring'),
  'client-certificate-subject': valuedOption('NAME', 'the common name that those certificates must have'),
  'import-delay': valuedOption(
    'MS',
    'how long a job of ImportSolutionAsync or UninstallSolutionAsync takes; ImportSolution does not wait',
  ),
  'index-delay': valuedOption('MS', 'how long the index of a new or reactivated alternate key takes'),
  user: repeatedOption('NAME=ROLE', `one more application user; repeatable; roles: ${roleNames.join(', ')}`),
  'sign-in': repeatedOption(
    'WAY',
    `another way to sign in, with its settings printed; repeatable: ${signInWays.join(', ')}`,
  ),
  'limit-requests': valuedOption('N', 'requests a user may send within the window'),
  'limit-time': valuedOption('MS', "how long a user's requests may take together in the window"),
  'limit-concurrency': valuedOption('N', 'requests a user may have under way at once'),
  'limit-window': valuedOption('S', 'the window of these limits in seconds, default 300'),
  'limit-dop-hint': valuedOption(
    'N',
    'how parallel a client may be, as x-ms-dop-hint says it on each answer, default 48',
  ),
  'on-premises': flagOption('be version 9.1 on-premises: organization in the path, Web API up to v9.1'),
  'parent-pid': valuedOption('PID', 'stop when this process is gone'),
  'list-defects': flagOption('print what --defect knows, and stop'),
  'list-variations': flagOption('print what --variation knows, and stop'),
  help: flagOption('print this text and stop'),
};

/** How the emulator is called, one argument a line. */
export function usage(): string {
  const lines = Object.entries<Argument>(commandLineArguments).map(([name, { value, meaning }]) => {
    const call = value === undefined ? `--${name}` : `--${name} ${value}`;
    return `  ${call.padEnd(28)}${meaning}`;
  });
  return ['Usage: npm run emulator -- [arguments]', '', ...lines].join('\n');
}
