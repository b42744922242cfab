import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What MSAL came back with: a token, or its error's code and words. */
export type MsalOutcome = { readonly token?: string; readonly error?: string };

const script = `
const { ManagedIdentityApplication } = require('@azure/msal-node');
const { resource, clientId } = JSON.parse(process.argv[1]);
const managedIdentityIdParams = clientId === undefined ? {} : { userAssignedClientId: clientId };
const application = new ManagedIdentityApplication({
  managedIdentityIdParams,
  system: { disableInternalRetries: true },
});
application.acquireToken({ resource }).then(
  ({ accessToken }) => console.log(JSON.stringify({ token: accessToken })),
  error => console.log(JSON.stringify({ error: error.errorCode + ': ' + error.message })),
);`;

/**
 * Asks for a token of a managed identity with MSAL as it comes, its own network included, in a process of its own: it finds its
 * agent by the variables of the process, once and for all.
 */
export async function askWithMsal(
  variables: Readonly<Record<string, string>>,
  request: { readonly resource: string; readonly clientId?: string | undefined },
  certificateFile: string,
): Promise<MsalOutcome> {
  // None of this process: what it has of Azure, a proxy included, is not the test's. What Windows cannot do without, Node adds.
  const env = { NODE_EXTRA_CA_CERTS: certificateFile, ...variables };
  const { stdout } = await run(process.execPath, ['--eval', script, JSON.stringify(request)], { env });
  return JSON.parse(stdout) as MsalOutcome;
}
