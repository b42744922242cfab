import { errors, type JWTPayload, jwtVerify } from 'jose';
import { type SigningKeys } from './signing-keys';

/** Tokens whose signature is remembered. */
const mostRemembered = 1_000;

type Accepted = {
  readonly keys: SigningKeys;
  readonly issuers: readonly string[];
  readonly audiences: readonly string[];
  /** Whether its claims are those of a token for this organization. */
  readonly accepts: (claims: JWTPayload) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/**
 * Checks the bearer tokens of one environment. A client sends one token a thousand times, and a signature stays right: only
 * the clock is looked at again.
 */
export class TokenVerifier {
  readonly #accepted: Accepted;
  /** Claims by token. */
  readonly #verified = new Map<string, JWTPayload>();

  constructor(accepted: Accepted) {
    this.#accepted = accepted;
  }

  /** The claims of a token that is accepted and still valid. Undefined otherwise. */
  async verify(token: string): Promise<JWTPayload | undefined> {
    const known = this.#verified.get(token);
    if (known !== undefined) return isInTime(known, this.#accepted.now()) ? known : undefined;
    const claims = await this.#verifySignature(token);
    if (claims === undefined || !this.#accepted.accepts(claims)) return undefined;
    if (this.#verified.size >= mostRemembered) this.#verified.clear();
    this.#verified.set(token, claims);
    return claims;
  }

  async #verifySignature(token: string): Promise<JWTPayload | undefined> {
    const { keys, issuers, audiences, now } = this.#accepted;
    try {
      const { payload } = await jwtVerify(token, keys.publicKey, {
        algorithms: ['RS256'],
        issuer: [...issuers],
        audience: [...audiences],
        requiredClaims: ['exp', 'nbf'],
        currentDate: new Date(now()),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

/** As jose sees it: from its first second to the one before its last. `now` in milliseconds. */
const isInTime = ({ nbf = Infinity, exp = 0 }: JWTPayload, now: number): boolean =>
  nbf <= Math.floor(now / 1_000) && Math.floor(now / 1_000) < exp;
