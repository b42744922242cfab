import { exportJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { type Application, type ProofMethod } from '../clients/application';
import { type EntraGeneration, entraGenerations, entraV1, entraV2 } from '../entra/entra-generations';
import { type ManagedIdentity } from '../managed-identity/managed-identity';
import { type Person } from '../people/person';
import { type SigningKeys } from './signing-keys';
import { TokenVerifier } from './token-verifier';

/** Seconds. */
export const tokenLifetime = 3_600;

/**
 * Seconds.
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identities-faq
 */
const managedIdentityLifetime = 86_400;

/** Whom a token is for: an app registration's service principal, or a managed identity's. */
type ServicePrincipal = Pick<Application, 'clientId' | 'objectId'>;

type IssueOptions = {
  readonly generation?: EntraGeneration;
  /** What the client is capable of: `CP1` answers claims challenges. */
  readonly capabilities?: readonly string[];
};

const claimsOfCapabilities = (capabilities: readonly string[]) =>
  capabilities.length === 0 ? {} : { xms_cc: capabilities };

type Issue = { readonly audience: string; readonly issuer: string; /** Seconds. */ readonly lifetime: number };

type Settings = {
  readonly tenantId: string;
  /** Where tokens come from, `https://localhost:8443`: also the environment's origin. */
  readonly origin: string;
  /** The environment where it has a path of its own, as on-premises. */
  readonly environmentUrl?: string;
  /** Whether the environment trusts AD FS too, as on-premises. */
  readonly trustsAdfs?: boolean;
  /** Milliseconds since 1970. Tokens live by the organization's clock, so that moving it ends them too. */
  readonly now: () => number;
  readonly keys: SigningKeys;
};

/**
 * Issues and checks the access tokens of one environment.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 *
 * Differs from Entra: the issuer is the one of this tenant's OpenID configuration, so that the keys there verify it.
 */
export class AccessTokens {
  readonly #settings: Settings;
  readonly #verifier: TokenVerifier;

  constructor(settings: Settings) {
    this.#settings = settings;
    const { keys, now, tenantId } = settings;
    const { adfsIssuer, audiences } = this;
    const issuers = entraGenerations.map(generation => this.issuerOf(generation));
    this.#verifier = new TokenVerifier({
      ...{ keys, now, audiences },
      issuers: adfsIssuer === undefined ? issuers : [...issuers, adfsIssuer],
      // AD FS knows no tenants.
      accepts: ({ tid, iss }) => tid === tenantId || iss === adfsIssuer,
    });
  }

  /** Of tokens from these endpoints: `https://localhost:8443/{tenant}/v2.0`, or `https://localhost:8443/{tenant}/`. */
  issuerOf({ paths }: EntraGeneration): string {
    return `${this.#settings.origin}/${this.#settings.tenantId}/${paths.issuer}`;
  }

  /** Of tokens from AD FS: `https://localhost:8443/adfs/services/trust`. Undefined where there is none. */
  get adfsIssuer(): string | undefined {
    const { trustsAdfs, origin } = this.#settings;
    return trustsAdfs === true ? `${origin}/adfs/services/trust` : undefined;
  }

  /** What a token can be for: the environment, written without or with its last slash, as the client asked. */
  get audiences(): readonly string[] {
    const { origin, environmentUrl = origin } = this.#settings;
    return [...new Set([origin, environmentUrl])].flatMap(url => [url, `${url}/`]);
  }

  /**
   * A token for the application itself: Dataverse's application user.
   * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
   */
  async issue(
    application: ServicePrincipal,
    method: ProofMethod,
    audience: string,
    { generation = entraV2, capabilities = [] }: IssueOptions = {},
  ): Promise<string> {
    const claims = {
      ...this.#claimsOfPrincipal(application),
      // How the application proved who it is.
      appidacr: method === 'secret' ? '1' : '2',
      ...claimsOfCapabilities(capabilities),
      ...(generation === entraV1 && { ver: generation.version, idp: this.issuerOf(generation) }),
    };
    return await this.#sign(claims, { audience, issuer: this.issuerOf(generation), lifetime: tokenLifetime });
  }

  /** A token for a managed identity, in the older form, as their agents get them. */
  async issueToManagedIdentity(identity: ManagedIdentity, audience: string): Promise<string> {
    const claims = {
      ...this.#claimsOfPrincipal(identity),
      appidacr: '2',
      ver: entraV1.version,
      idp: this.issuerOf(entraV1),
      idtyp: 'app',
      xms_mirid: identity.resourceId,
    };
    return await this.#sign(claims, { audience, issuer: this.issuerOf(entraV1), lifetime: managedIdentityLifetime });
  }

  /**
   * A token for a person, whom the client acts for in Dataverse.
   * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
   */
  async issueToPerson(
    person: Person,
    clientId: string,
    audience: string,
    capabilities: readonly string[],
  ): Promise<string> {
    const claims = {
      ...this.#claimsOfPerson(person),
      appid: clientId,
      // A public client has shown nothing.
      appidacr: '0',
      amr: ['pwd'],
      idp: this.issuerOf(entraV1),
      scp: 'user_impersonation',
      ...claimsOfCapabilities(capabilities),
      ver: entraV1.version,
    };
    return await this.#sign(claims, { audience, issuer: this.issuerOf(entraV1), lifetime: tokenLifetime });
  }

  /** What tells the client who has signed in. https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
  async issueIdToken(person: Person, clientId: string): Promise<string> {
    const claims = { ...this.#claimsOfPerson(person), preferred_username: person.userName, ver: entraV2.version };
    return await this.#sign(claims, { audience: clientId, issuer: this.issuerOf(entraV2), lifetime: tokenLifetime });
  }

  /** A token of AD FS for the application itself, which knows no tenant. */
  async issueAtAdfs({ clientId }: ServicePrincipal, audience: string): Promise<string> {
    const claims = {
      appid: clientId,
      apptype: 'Confidential',
      authmethod: 'http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password',
      ver: entraV1.version,
    };
    return await this.#sign(claims, { audience, issuer: this.adfsIssuer ?? '', lifetime: tokenLifetime });
  }

  #claimsOfPerson({ objectId, firstName, lastName, userName }: Person) {
    return {
      oid: objectId,
      sub: objectId,
      tid: this.#settings.tenantId,
      uti: randomUUID(),
      given_name: firstName,
      family_name: lastName,
      name: `${firstName} ${lastName}`,
      unique_name: userName,
      upn: userName,
    };
  }

  #claimsOfPrincipal({ clientId, objectId }: ServicePrincipal) {
    return { appid: clientId, oid: objectId, sub: objectId, tid: this.#settings.tenantId, uti: randomUUID() };
  }

  async #sign(claims: JWTPayload, to: Issue): Promise<string> {
    const { keys, now } = this.#settings;
    const issuedAt = Math.floor(now() / 1_000);
    return await new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: keys.id })
      .setIssuer(to.issuer)
      .setAudience(to.audience)
      .setIssuedAt(issuedAt)
      .setNotBefore(issuedAt)
      .setExpirationTime(issuedAt + to.lifetime)
      .sign(keys.privateKey);
  }

  /** The claims of a token that was issued here, for this environment, and is still valid. Undefined otherwise. */
  verify(token: string): Promise<JWTPayload | undefined> {
    return this.#verifier.verify(token);
  }

  /** What the tenant's keys endpoint shows. */
  async publicKeys(): Promise<{ keys: readonly JWK[] }> {
    const { keys } = this.#settings;
    return { keys: [{ ...(await exportJWK(keys.publicKey)), use: 'sig', alg: 'RS256', kid: keys.id }] };
  }
}
