import { AsyncLocalStorage } from 'node:async_hooks';
import { type INetworkModule, ManagedIdentityApplication } from '@azure/msal-node';
import { SignInError } from '../../errors';
import type { ManagedIdentity } from '../credential';
import { managedIdentityError } from '../explain/managed-identity-error';
import { MsalNetwork } from '../msal-network';
import { tokenIn } from '../msal-token';
import type { Way } from '../way';

/** Milliseconds. Whom MSAL asks is on this machine or beside it: who does not answer soon is not there. */
const timeLimit = 10_000;

/** MSAL keeps the first network that it is given for the whole process; each request has one of its own to tell what failed. */
const networkOfRequest = new AsyncLocalStorage<MsalNetwork>();
const network: INetworkModule = {
  sendGetRequestAsync: (url, options) => currentNetwork().sendGetRequestAsync(url, options),
  sendPostRequestAsync: (url, options) => currentNetwork().sendPostRequestAsync(url, options),
};

/**
 * By the managed identity of the virtual machine, App Service or Arc server that this runs on. Its agent is asked for the
 * environment as `resource`; MSAL knows the agents and when each of them is to be asked again
 * (https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token).
 */
export const signInByManagedIdentity: Way<ManagedIdentity> = ({ clientId, agent }, { settings, send }) => {
  handOnVariables(agent);
  const application = new ManagedIdentityApplication({
    ...(clientId !== undefined && { managedIdentityIdParams: { userAssignedClientId: clientId } }),
    system: { networkClient: network },
  });
  const scope = settings.dataverseUrl.origin;
  return claims => {
    const asked = new MsalNetwork(send, { timeLimit, retry: false });
    return networkOfRequest.run(asked, async () => {
      try {
        // MSAL's own cache is of the process: whoever discards a token would be given it again. Claims pass it by too.
        const passCache = claims === undefined ? { forceRefresh: true } : { claims };
        return tokenIn(await application.acquireToken({ resource: scope, ...passCache }));
      } catch (error) {
        if (error instanceof SignInError) throw error;
        throw managedIdentityError({ clientId, scope }, error, asked);
      }
    });
  };
};

function currentNetwork(): MsalNetwork {
  const current = networkOfRequest.getStore();
  if (current === undefined) throw new TypeError('a managed identity is asked inside of a request only');
  return current;
}

/** MSAL finds whom to ask by variables of the process alone: those of `.env` are handed on. */
function handOnVariables(agent: Readonly<Record<string, string>>): void {
  // eslint-disable-next-line no-restricted-properties -- the library has no other way to be told
  Object.assign(process.env, agent);
}
