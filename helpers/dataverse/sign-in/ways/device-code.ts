import { type AccountInfo, InteractionRequiredAuthError, PublicClientApplication } from '@azure/msal-node';
import { HarnessError } from '../../errors';
import { findAuthority } from '../authority/authority';
import type { DeviceCodeUser } from '../credential';
import { deviceCodeError } from '../device-code/device-code-error';
import { askAtTerminal, type AskPerson } from '../device-code/ask-person';
import { MsalNetwork } from '../msal-network';
import { tokenIn } from '../msal-token';
import { cachePluginOf, chooseTokenStore } from '../device-code/token-store';
import { scopeFor } from '../authority/scope-for';
import type { RequestToken, SignInContext } from '../way';

/**
 * As a person, who types a code that this run shows into a page of the identity provider
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code). It is asked for once: later tokens come from
 * what MSAL keeps, in memory or in the file of `TOKEN_CACHE_FILE`. Throws SettingsError for a file that others can read.
 */
export function signInByDeviceCode(
  credential: DeviceCodeUser,
  { settings, send }: SignInContext,
  ask: AskPerson = askAtTerminal,
): RequestToken {
  const { clientId } = credential;
  const store = chooseTokenStore(credential);
  let hasGiven = false;
  return async claims => {
    const found = await findAuthority(settings, send);
    const { host, tenantId } = found;
    const scopes = [scopeFor(found, settings.dataverseUrl, 'person')];
    const demanded = { ...(claims !== undefined && { claims }) };
    const network = new MsalNetwork(send);
    const application = new PublicClientApplication({
      auth: { clientId, authority: `${host.origin}/${tenantId}`, knownAuthorities: [host.host] },
      cache: { cachePlugin: cachePluginOf(store) },
      system: { networkClient: network, disableInternalRetries: true },
    });
    try {
      const [account] = await application.getTokenCache().getAllAccounts();
      const kept = account && (await renewed(application, { account, scopes, forceRefresh: hasGiven, ...demanded }));
      const result =
        kept ?? (await application.acquireTokenByDeviceCode({ scopes, deviceCodeCallback: ask, ...demanded }));
      const token = tokenIn(result);
      hasGiven = true;
      return token;
    } catch (error) {
      if (error instanceof HarnessError) throw error;
      throw (
        network.failure ??
        deviceCodeError({ host: host.origin, tenantId, clientId, scope: scopes.join() }, error, network)
      );
    }
  };
}

type Renewal = {
  readonly account: AccountInfo;
  readonly scopes: string[];
  readonly forceRefresh: boolean;
  readonly claims?: string;
};

/** A token for who signed in before; undefined when the identity provider wants to see that person again. */
async function renewed(application: PublicClientApplication, request: Renewal) {
  try {
    return await application.acquireTokenSilent(request);
  } catch (error) {
    if (error instanceof InteractionRequiredAuthError) return undefined;
    throw error;
  }
}
