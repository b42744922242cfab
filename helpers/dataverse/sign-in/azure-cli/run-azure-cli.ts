import { execFile } from 'node:child_process';
import { isOnWindowsPath } from './is-on-windows-path';

/** How a call of the Azure CLI ended. */
export type AzureCliEnd =
  | { readonly printed: string }
  /** It ran, and gave no token. */
  | { readonly refusal: string }
  | { readonly missing: true }
  | { readonly tooSlow: true };

/** Milliseconds. Its first call of the day takes some ten seconds. */
const longestCall = 60_000;

/** What an address, a tenant's id or domain, and an option are made of: nothing in it means anything to a shell. */
const plain = /^[\w.:/[\]-]+$/;

/**
 * Runs the Azure CLI, on Windows through cmd.exe, for it is a batch file there. No argument of another form than options and
 * addresses have is handed to it, and no other variables.
 */
export function runAzureCli(
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<AzureCliEnd> {
  const strange = args.find(arg => !plain.test(arg));
  if (strange !== undefined) throw new TypeError(`"${strange}" is not handed to a command line`);
  const onWindows = process.platform === 'win32';
  const options = {
    encoding: 'utf8',
    env: variables,
    timeout: longestCall,
    windowsHide: true,
    shell: onWindows,
    // cmd.exe looks for a program in the working folder first: whoever can write there must not be run.
    ...(onWindows && { cwd: 'C:\\Windows' }),
  } as const;
  const isMissing = ({ code }: { readonly code?: string | number | null }) =>
    onWindows ? !isOnWindowsPath(command, variables) : code === 'ENOENT' || code === 127;
  return new Promise(resolve => {
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error === null) {
        resolve({ printed: stdout });
        return;
      }
      if (error.killed === true) {
        resolve({ tooSlow: true });
        return;
      }
      resolve(isMissing(error) ? { missing: true } : { refusal: stderr });
    });
  });
}
