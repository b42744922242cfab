import { SignInError } from '../errors';
import type { TokenSource } from '../http/request';
import { createSend } from '../http/send';
import { signedIn, type SignedIn } from '../timing/tell';
import { realTiming, type Timing } from '../timing/timing';
import type { SignInSettings } from './sign-in-settings';
import { chosenBecause } from './chosen-because';
import type { RequestToken } from './way';
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
  const { credential } = settings;
  const requestToken = withReason(
    credential.chosenBy,
    chooseWay(credential, { settings, send: createSend({ fetch, timing }), timing }),
  );
  let token: Promise<HeldToken> | undefined;
  /** What that one was asked for with, and its text when it is there. */
  let newest: { readonly claims: string | undefined; text?: string } | undefined;
  /** Demanded of the next token, until one is given. */
  let demanded: string | undefined;

  const renew = (): Promise<HeldToken> => {
    const claims = demanded;
    const own: NonNullable<typeof newest> = (newest = { claims });
    const begun = { at: Date.now(), on: timing.now() };
    const asked = requestToken(claims).then(({ text, lifetime }) => {
      if (demanded === claims) demanded = undefined;
      signedIn.publish({ startedAt: begun.at, durationMs: Math.round(timing.now() - begun.on) } satisfies SignedIn);
      own.text = text;
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
    discard(refused, claims) {
      // Who is told of an older one, while a newer one is there or on its way, takes that one.
      if (newest?.text !== refused && (claims === undefined || claims === newest?.claims)) return;
      token = undefined;
      newest = undefined;
      demanded = claims ?? demanded;
    },
  };
}

/** Whoever is refused in a way that they did not ask for is told what chose it. */
function withReason(chosenBy: string | undefined, requestToken: RequestToken): RequestToken {
  if (chosenBy === undefined) return requestToken;
  return claims =>
    requestToken(claims).catch((error: unknown) => {
      throw error instanceof SignInError ? error.withAdvice(`This way is ${chosenBecause(chosenBy)}.`) : error;
    });
}
