import { appServicePath } from './managed-identity/app-service';
import { azureArcPath } from './managed-identity/azure-arc';
import { type AzureComputer } from './managed-identity/managed-identity';
import { pipelinesTokenPath } from './federation/azure-pipelines';
import { type Federation } from './federation/federation';
import { gitHubTokenPath } from './federation/github-actions';
import { type TokenFile } from './federation/token-file';
import { type Workload } from './federation/token-issuer';
import { type People } from './people/people';

/** Who can sign in so, and the settings that a client needs for it in place of the application's. */
export type OfferedSignIn = { readonly who: string; readonly settings: Readonly<Record<string, string>> };

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

/** What a client sets to sign in as this application with a token of each of these issuers, in place of its secret. */
export function signInsOfWorkloads(
  federation: Federation,
  clientId: string,
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
  return federation.workloads.map(workload => {
    const { who, settings } = offers[workload];
    return { who, settings: { ...settings, AZURE_CLIENT_ID: clientId } };
  });
}

/** What a client sets to let a person sign in at the emulator's page. */
export const signInsOfPeople = (people: People | undefined): OfferedSignIn[] =>
  people === undefined
    ? []
    : [
        {
          who: `Each of ${people.all.map(({ userName }) => userName).join(', ')}, at the page that the client names,`,
          settings: { SIGN_IN: 'device-code', AZURE_CLIENT_ID: people.clientId },
        },
      ];

/** What a client sets to let the application sign in at AD FS, in place of the tenant's id. */
export const signInAtAdfs: OfferedSignIn = {
  who: 'The application, at AD FS,',
  settings: { AZURE_TENANT_ID: 'adfs' },
};
