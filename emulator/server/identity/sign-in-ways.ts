import { randomBytes, randomUUID } from 'node:crypto';
import { pipelinesTokenPath } from './federation/azure-pipelines';
import { type Federation } from './federation/federation';
import { gitHubTokenPath } from './federation/github-actions';
import { TokenFile } from './federation/token-file';
import { type FederatedCredential, TokenIssuer, type Workload, workloadNames } from './federation/token-issuer';
import { type People } from './people/people';
import { createSigningKeys } from './tokens/signing-keys';
import { appServicePath } from './managed-identity/app-service';
import { agentTokensFolder, ArcChallenges } from './managed-identity/arc-challenges';
import { azureArcPath } from './managed-identity/azure-arc';
import { type AzureComputer, createAppServiceSecret, createAzureComputer } from './managed-identity/managed-identity';

/** Ways to sign in besides a secret and a certificate, which are there when they are asked for by name. */
export const signInWays = [
  'managed-identity',
  'app-service',
  'azure-arc',
  'github-actions',
  'azure-pipelines',
  'workload-identity',
  'device-code',
] as const;

export type SignInWay = (typeof signInWays)[number];

/** Who can sign in so, and the settings that a client needs for it in place of the application's. */
export type OfferedSignIn = { readonly who: string; readonly settings: Readonly<Record<string, string>> };

const agentWays: readonly SignInWay[] = ['managed-identity', 'app-service', 'azure-arc'];

/** The computer whose agents these ways need. Undefined when they need none. */
export function createComputerFor(ways: readonly SignInWay[]): AzureComputer | undefined {
  if (!ways.some(way => agentWays.includes(way))) return undefined;
  return {
    ...createAzureComputer(),
    metadataService: ways.includes('managed-identity') || undefined,
    appService: ways.includes('app-service') ? { secret: createAppServiceSecret() } : undefined,
    azureArc: ways.includes('azure-arc') ? new ArcChallenges(agentTokensFolder) : undefined,
  };
}

/** What a client sets to sign in with each identity at each agent of this computer. */
export function signInsOfComputer(computer: AzureComputer, origin: string): OfferedSignIn[] {
  const agents = [
    computer.metadataService && {
      where: 'a virtual machine',
      settings: { AZURE_POD_IDENTITY_AUTHORITY_HOST: origin },
    },
    computer.appService && {
      where: 'App Service',
      settings: { IDENTITY_ENDPOINT: `${origin}${appServicePath}`, IDENTITY_HEADER: computer.appService.secret },
    },
    computer.azureArc && {
      where: 'a computer under Azure Arc',
      settings: { IDENTITY_ENDPOINT: `${origin}${azureArcPath}`, IMDS_ENDPOINT: origin },
    },
  ].filter(agent => agent !== undefined);
  return agents.flatMap(({ where, settings }) => [
    { who: `The system-assigned managed identity of ${where}`, settings },
    ...computer.userAssigned.map(({ clientId }) => ({
      who: `The user-assigned managed identity of ${where}`,
      settings: { ...settings, AZURE_CLIENT_ID: clientId },
    })),
  ]);
}

/** Makes, for the address that the emulator has, the issuers that these ways need. Undefined when they need none. */
export async function createFederationFor(
  ways: readonly SignInWay[],
): Promise<(origin: string) => Federation | undefined> {
  const asked = workloadNames.filter(workload => ways.includes(workload));
  if (asked.length === 0) return () => undefined;
  const keys = await createSigningKeys();
  const jobToken = randomBytes(30).toString('base64url');
  const serviceConnectionId = randomUUID();
  return origin => ({ issuer: new TokenIssuer(origin, keys), workloads: asked, jobToken, serviceConnectionId });
}

/** What an application holds that trusts all of these issuers. */
export const federatedCredentialsOf = (federation: Federation | undefined): FederatedCredential[] =>
  (federation?.workloads ?? [])
    .map(workload => federation?.issuer.credentialFor(workload))
    .filter(each => each !== undefined);

/** The file with a token that a pod would have. Undefined when nobody asked for it. */
export async function createTokenFileFor(federation: Federation | undefined): Promise<TokenFile | undefined> {
  return federation?.workloads.includes('workload-identity') === true
    ? await TokenFile.create(federation.issuer)
    : undefined;
}

/** What a client sets, besides the application's id, to sign in with a token of each of these issuers. */
export function signInsOfWorkloads(
  federation: Federation,
  origin: string,
  tokenFile: TokenFile | undefined,
): OfferedSignIn[] {
  const { jobToken, serviceConnectionId } = federation;
  const offers: Readonly<Record<Workload, OfferedSignIn>> = {
    'github-actions': {
      who: 'The application, from a job of GitHub Actions,',
      settings: {
        ACTIONS_ID_TOKEN_REQUEST_URL: `${origin}${gitHubTokenPath}?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: jobToken,
      },
    },
    'azure-pipelines': {
      who: 'The application, from a job of Azure Pipelines,',
      settings: {
        SYSTEM_OIDCREQUESTURI: `${origin}${pipelinesTokenPath}`,
        SYSTEM_ACCESSTOKEN: jobToken,
        AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: serviceConnectionId,
      },
    },
    'workload-identity': {
      who: 'The application, from a pod of Kubernetes,',
      settings: { AZURE_FEDERATED_TOKEN_FILE: tokenFile?.path ?? '' },
    },
  };
  return federation.workloads.map(workload => offers[workload]);
}

/** What a client sets to let a person sign in at the emulator's page. */
export const signInsOfPeople = (people: People | undefined): OfferedSignIn[] =>
  people === undefined
    ? []
    : [
        {
          who: `Each of ${people.all.map(({ userName }) => userName).join(', ')}, at the page that the client names,`,
          settings: { AZURE_CLIENT_ID: people.clientId },
        },
      ];

/** What a client sets to let the application sign in at AD FS, in place of the tenant's id. */
export const signInAtAdfs: OfferedSignIn = {
  who: 'The application, at AD FS,',
  settings: { AZURE_TENANT_ID: 'adfs' },
};
