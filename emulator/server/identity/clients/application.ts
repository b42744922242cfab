import { randomBytes, randomUUID, type X509Certificate } from 'node:crypto';
import { type RoleName } from '../../../engine/roles/role-rules';
import { type FederatedCredential } from '../federation/token-issuer';
import { type AzureComputer } from '../managed-identity/managed-identity';
import { type People } from '../people/people';

/** Certificates with this common name that this authority has issued. */
export type TrustedSubject = { readonly authority: X509Certificate; readonly commonName: string };

/** An app registration of the tenant, with its service principal. */
export type Application = {
  readonly clientId: string;
  /** Of the service principal: the `oid` claim, and the application user's `azureactivedirectoryobjectid`. */
  readonly objectId: string;
  readonly secret: string;
  /** RSA certificates that its client assertions may be signed with. */
  readonly certificates: readonly X509Certificate[];
  /** Whose certificates its client assertions may bring with them, besides those that are registered. */
  readonly trustedSubjects: readonly TrustedSubject[];
  /** Whose tokens it takes in place of its own assertions. */
  readonly federatedCredentials: readonly FederatedCredential[];
};

/** How an application proves who it is. */
export type ProofMethod = 'secret' | 'certificate' | 'federation';

/** Registers an application: ids and secret are new each time, so that none is ever worth keeping. */
export const registerEntraApplication = (certificates: readonly X509Certificate[] = []): Application => ({
  clientId: randomUUID(),
  objectId: randomUUID(),
  secret: randomBytes(30).toString('base64url'),
  certificates,
  trustedSubjects: [],
  federatedCredentials: [],
});

/** The identity provider's one directory, with the computer that it gives managed identities to and its people, where there are any. */
export type Tenant = {
  readonly id: string;
  readonly applications: readonly Application[];
  readonly computer?: AzureComputer | undefined;
  readonly people?: People | undefined;
};

/** One more user, as the command line and the control ask for it. */
export type RequestedUser = { readonly name: string; readonly role: RoleName };

/** An application user with its own app registration. */
export type EmulatorUser = RequestedUser & { readonly application: Application };

/** What a user may be called: it stands in the settings block and in the user's row. */
export const userName = /^[\w.-]{1,64}$/;
