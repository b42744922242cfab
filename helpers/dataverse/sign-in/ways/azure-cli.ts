import { z } from 'zod';
import { SignInError } from '../../errors';
import { findAuthority } from '../authority/authority';
import type { AzureCliUser } from '../credential';
import { type AzureCliEnd, runAzureCli } from '../azure-cli/run-azure-cli';
import { azureCliError } from '../azure-cli/azure-cli-error';
import type { Way } from '../way';

/** What `az account get-access-token` prints. `expires_on`, in seconds of 1970, is there since version 2.54. */
const printed = z.object({
  accessToken: z.string().min(1),
  expires_on: z.coerce.number().optional(),
  /** In the computer's own time: `2026-03-01 12:00:00.000000`. */
  expiresOn: z.string().optional(),
});

/**
 * As whoever is signed in to the Azure CLI. It keeps and renews the sign-in; this run keeps none
 * (https://learn.microsoft.com/cli/azure/account#az-account-get-access-token).
 */
export const signInByAzureCli: Way<AzureCliUser> = ({ command = 'az', variables }, { settings, send }) => {
  const resource = settings.dataverseUrl.origin;
  return async () => {
    const tenant = settings.tenantId ?? (await findAuthority(settings, send)).tenantId;
    const args = ['account', 'get-access-token', '--output', 'json', '--resource', resource];
    const inTenant = await runAzureCli(command, [...args, '--tenant', tenant], variables);
    const end = isOfOneTenant(inTenant) ? await runAzureCli(command, args, variables) : inTenant;
    if (!('printed' in end)) throw azureCliError({ tenant, resource }, end);
    const { accessToken, expires_on: seconds, expiresOn } = tokenIn(end.printed);
    const until = seconds === undefined ? Date.parse(expiresOn ?? '') : seconds * 1_000;
    return { text: accessToken, lifetime: Number.isNaN(until) ? 0 : until - Date.now() };
  };
};

/** A managed identity, or Cloud Shell, signed in to the Azure CLI: it is of one tenant, and refuses to be asked for any. */
const isOfOneTenant = (end: AzureCliEnd): boolean =>
  'refusal' in end && /tenant shouldn't be specified/i.test(end.refusal);

function tokenIn(text: string): z.output<typeof printed> {
  try {
    return printed.parse(JSON.parse(text));
  } catch {
    // Nothing of what it printed is shown: there may be a token in it.
    throw new SignInError(
      'The Azure CLI (az account get-access-token) printed no token.',
      'run it yourself and see; az upgrade brings a newer one.',
    );
  }
}
