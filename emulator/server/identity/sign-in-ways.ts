import { appServicePath } from './managed-identity/app-service';
import { agentTokensFolder, ArcChallenges } from './managed-identity/arc-challenges';
import { azureArcPath } from './managed-identity/azure-arc';
import { type AzureComputer, createAppServiceSecret, createAzureComputer } from './managed-identity/managed-identity';

/** Ways to sign in besides a secret and a certificate, which are there when they are asked for by name. */
export const signInWays = ['managed-identity', 'app-service', 'azure-arc'] as const;

export type SignInWay = (typeof signInWays)[number];

/** Who can sign in so, and the settings that a client needs for it in place of the application's. */
export type OfferedSignIn = { readonly who: string; readonly settings: Readonly<Record<string, string>> };

/** The computer whose agents these ways need. Undefined when they need none. */
export function createComputerFor(ways: readonly SignInWay[]): AzureComputer | undefined {
  if (ways.length === 0) return undefined;
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
