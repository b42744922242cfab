import { randomBytes, randomUUID } from 'node:crypto';
import { type EmulatorOptions } from '../emulator';
import { type Federation } from './federation/federation';
import { TokenFile } from './federation/token-file';
import { type FederatedCredential, TokenIssuer, workloadNames } from './federation/token-issuer';
import { agentTokensFolder, ArcChallenges } from './managed-identity/arc-challenges';
import { type AzureComputer, createAppServiceSecret, createAzureComputer } from './managed-identity/managed-identity';
import {
  type OfferedSignIn,
  signInAtAdfs,
  signInsOfComputer,
  signInsOfPeople,
  signInsOfWorkloads,
} from './offered-sign-ins';
import { type People } from './people/people';
import { type SignInWay } from './sign-in-ways';
import { createSigningKeys } from './tokens/signing-keys';

/** The application that trusts other issuers, and the people of its tenant. */
type Offer = { readonly clientId: string; readonly people: People | undefined };

/** What the ways to sign in need that were asked for. */
type PreparedSignIns = {
  /** What the emulator at this address is given, and whom its application trusts. */
  readonly at: (origin: string) => Pick<EmulatorOptions, 'computer' | 'federation' | 'withPeople'> & {
    readonly federatedCredentials: readonly FederatedCredential[];
  };
  /** What clients set; a pod's token is written into its file for it. */
  readonly offer: (origin: string, to: Offer) => Promise<OfferedSignIn[]>;
  /** Removes every file. Synchronous, so that it also works while the process exits. */
  readonly remove: () => void;
};

/** Makes keys, secrets and identities for these ways: new ones at each start. AD FS is there on-premises. */
export async function prepareSignIns(ways: readonly SignInWay[], onPremises: boolean): Promise<PreparedSignIns> {
  const computer = createComputerFor(ways);
  const federationAt = await createFederationFor(ways);
  let tokenFile: TokenFile | undefined;
  return {
    at: origin => {
      const federation = federationAt(origin);
      const federatedCredentials = federatedCredentialsOf(federation);
      return { computer, federation, federatedCredentials, withPeople: ways.includes('device-code') };
    },
    offer: async (origin, { clientId, people }) => {
      const federation = federationAt(origin);
      tokenFile = await createTokenFileFor(federation);
      return [
        ...(onPremises ? [signInAtAdfs] : []),
        ...(computer === undefined ? [] : signInsOfComputer(computer, origin)),
        ...signInsOfPeople(people),
        ...(federation === undefined ? [] : signInsOfWorkloads(federation, clientId, origin, tokenFile)),
      ];
    },
    remove: () => {
      computer?.azureArc?.remove();
      tokenFile?.remove();
    },
  };
}

const agentWays: readonly SignInWay[] = ['managed-identity', 'app-service', 'azure-arc'];

/** The computer whose agents these ways need. Undefined when they need none. */
function createComputerFor(ways: readonly SignInWay[]): AzureComputer | undefined {
  if (!ways.some(way => agentWays.includes(way))) return undefined;
  return {
    ...createAzureComputer(),
    metadataService: ways.includes('managed-identity') || undefined,
    appService: ways.includes('app-service') ? { secret: createAppServiceSecret() } : undefined,
    azureArc: ways.includes('azure-arc') ? new ArcChallenges(agentTokensFolder) : undefined,
  };
}

/** Makes, for the address that the emulator has, the issuers that these ways need. Undefined when they need none. */
async function createFederationFor(ways: readonly SignInWay[]): Promise<(origin: string) => Federation | undefined> {
  const asked = workloadNames.filter(workload => ways.includes(workload));
  if (asked.length === 0) return () => undefined;
  const keys = await createSigningKeys();
  const jobToken = randomBytes(30).toString('base64url');
  const serviceConnectionId = randomUUID();
  return origin => ({ issuer: new TokenIssuer(origin, keys), workloads: asked, jobToken, serviceConnectionId });
}

/** What an application holds that trusts all of these issuers. */
const federatedCredentialsOf = (federation: Federation | undefined): FederatedCredential[] =>
  federation === undefined ? [] : federation.workloads.map(workload => federation.issuer.credentialFor(workload));

/** The file with a token that a pod would have. Undefined when nobody asked for it. */
async function createTokenFileFor(federation: Federation | undefined): Promise<TokenFile | undefined> {
  return federation?.workloads.includes('workload-identity') === true
    ? await TokenFile.create(federation.issuer)
    : undefined;
}
