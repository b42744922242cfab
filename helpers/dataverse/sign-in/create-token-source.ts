import { ConfidentialClientApplication, type NodeAuthOptions } from '@azure/msal-node';
import { HarnessError } from '../errors';
import type { Send, TokenSource } from '../http/request';
import { createSend } from '../http/send';
import { realTiming, type Timing } from '../timing/timing';
import { findAuthority } from './authority';
import { readClientCertificate } from './client-certificate';
import { MsalNetwork } from './msal-network';
import { signInError } from './sign-in-error';
import type { SignInSettings } from './sign-in-settings';

type Token = { readonly text: string; /** On the timing's clock. */ readonly renewAt: number };

/**
 * Signs the app registration in by client credentials, for `<environment's origin>/.default`. One token serves the run:
 * it is renewed after four fifths of its life. Throws SettingsError at once for a certificate file that cannot be used.
 */
export function createTokenSource(
  settings: SignInSettings,
  fetch: typeof globalThis.fetch,
  timing: Timing = realTiming,
): TokenSource {
  const send = createSend({ fetch, timing });
  const proof = clientProofOf(settings);
  let token: Promise<Token> | undefined;

  const renew = (): Promise<Token> => {
    const asked = requestToken(settings, proof, send, timing);
    token = asked;
    // A failure is not kept: the next caller asks again.
    asked.catch(() => (token = token === asked ? undefined : token));
    return asked;
  };
  return {
    async accessToken() {
      const held = token ?? renew();
      const known = await held;
      if (timing.now() < known.renewAt) return known.text;
      // Who sees first that it is old renews it; the others wait for that one.
      return (await (token === undefined || token === held ? renew() : token)).text;
    },
    discard() {
      token = undefined;
    },
  };
}

type Proof = Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate'>;

function clientProofOf({ credential }: SignInSettings): Proof {
  if (credential.kind === 'secret') return { clientSecret: credential.secret };
  return { clientCertificate: readClientCertificate(credential.path, credential.password) };
}

async function requestToken(settings: SignInSettings, proof: Proof, send: Send, timing: Timing): Promise<Token> {
  const { clientId } = settings;
  const { host, tenantId } = await findAuthority(settings, send);
  const scope = `${settings.dataverseUrl.origin}/.default`;
  const network = new MsalNetwork(send);
  try {
    const application = new ConfidentialClientApplication({
      auth: { clientId, authority: `${host.origin}/${tenantId}`, knownAuthorities: [host.host], ...proof },
      system: { networkClient: network, disableInternalRetries: true },
    });
    const result = await application.acquireTokenByClientCredential({ scopes: [scope], skipCache: true });
    if (result === null) throw new Error('no token came');
    const lifetime = (result.expiresOn?.getTime() ?? Date.now()) - Date.now();
    return { text: result.accessToken, renewAt: timing.now() + lifetime * 0.8 };
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    const attempt = { host: host.origin, tenantId, clientId, scope, secret: proof.clientSecret };
    throw network.failure ?? signInError(attempt, error, network.refusal);
  }
}
