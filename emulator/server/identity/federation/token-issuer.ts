import { errors, exportJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { type SigningKeys } from '../tokens/signing-keys';

/** What Entra takes tokens of other issuers for. https://learn.microsoft.com/graph/api/resources/federatedidentitycredential */
export const exchangeAudience = 'api://AzureADTokenExchange';

/** Where a program runs that another issuer vouches for: the last part of the issuer's address, and whom it vouches for. */
export const workloads = {
  'github-actions': 'repo:contoso/change-tracking:environment:emulator',
  'azure-pipelines': 'sc://contoso/change-tracking/emulator',
  'workload-identity': 'system:serviceaccount:default:change-tracking',
} as const;

export type Workload = keyof typeof workloads;

export const workloadNames: readonly Workload[] = ['github-actions', 'azure-pipelines', 'workload-identity'];

/** Trust of an app registration in what an issuer says of one subject. */
export type FederatedCredential = {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /** The claims of a token of this issuer's. Throws a JOSEError when it is none, or out of time. */
  readonly verify: (token: string) => Promise<JWTPayload>;
};

type TokenRequest = {
  readonly audience: string;
  /** Seconds. */ readonly lifetime: number;
  readonly claims?: JWTPayload;
};

/** Clocks of issuer and identity provider may differ this much. Seconds. */
const clockTolerance = 300;

/**
 * The issuers of tokens outside the tenant: GitHub, Azure Pipelines, a Kubernetes cluster. Their keys are not the tenant's.
 * Time is the real one, not the organization's.
 */
export class TokenIssuer {
  readonly #origin: string;
  readonly #keys: SigningKeys;

  constructor(origin: string, keys: SigningKeys) {
    this.#origin = origin;
    this.#keys = keys;
  }

  /** `https://localhost:8443/federation/github-actions`. */
  addressOf(workload: Workload): string {
    return `${this.#origin}/federation/${workload}`;
  }

  async issue(workload: Workload, { audience, lifetime, claims = {} }: TokenRequest): Promise<string> {
    const issuedAt = Math.floor(Date.now() / 1_000);
    return await new SignJWT({ ...claims, jti: randomUUID() })
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: this.#keys.id })
      .setIssuer(this.addressOf(workload))
      .setSubject(workloads[workload])
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setNotBefore(issuedAt)
      .setExpirationTime(issuedAt + lifetime)
      .sign(this.#keys.privateKey);
  }

  /** What an app registration holds that trusts this issuer for its one subject. */
  credentialFor(workload: Workload): FederatedCredential {
    return {
      issuer: this.addressOf(workload),
      subject: workloads[workload],
      audience: exchangeAudience,
      verify: async token => {
        const options = { algorithms: ['RS256'], requiredClaims: ['exp'], clockTolerance };
        return (await jwtVerify(token, this.#keys.publicKey, options)).payload;
      },
    };
  }

  async publicKeys(): Promise<{ keys: readonly JWK[] }> {
    const key = await exportJWK(this.#keys.publicKey);
    return { keys: [{ ...key, use: 'sig', alg: 'RS256', kid: this.#keys.id }] };
  }
}

/** Whether this is what goes wrong with a token's time, as against its form or signature. */
export const isOutOfTime = (error: unknown): error is errors.JWTExpired | errors.JWTClaimValidationFailed =>
  error instanceof errors.JWTExpired || (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf');
