import type { TokenSource } from '../http/request';
import { createSend } from '../http/send';
import { realTiming, type Timing } from '../timing/timing';
import type { SignInSettings } from './sign-in-settings';
import { chooseWay } from './ways/choose-way';

type HeldToken = { readonly text: string; /** On the timing's clock. */ readonly renewAt: number };

/**
 * Signs in, in the way that the credential names. One token serves the run: it is renewed after four fifths of its life.
 * Throws SettingsError at once for a credential that cannot be used.
 */
export function createTokenSource(
  settings: SignInSettings,
  fetch: typeof globalThis.fetch,
  timing: Timing = realTiming,
): TokenSource {
  const requestToken = chooseWay(settings.credential, { settings, send: createSend({ fetch, timing }), timing });
  let token: Promise<HeldToken> | undefined;
  /** Demanded of the next token, until one is given. */
  let demanded: string | undefined;

  const renew = (): Promise<HeldToken> => {
    const claims = demanded;
    const asked = requestToken(claims).then(({ text, lifetime }) => {
      if (demanded === claims) demanded = undefined;
      return { text, renewAt: timing.now() + lifetime * 0.8 };
    });
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
    discard(claims) {
      token = undefined;
      demanded = claims ?? demanded;
    },
  };
}
