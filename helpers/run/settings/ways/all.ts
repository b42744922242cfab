import { azureCliSettings } from './azure-cli';
import { azurePipelinesSettings } from './azure-pipelines';
import { certificateSettings } from './client-certificate';
import { secretSettings } from './client-secret';
import { deviceCodeSettings } from './device-code';
import { tokenFileSettings } from './federated-token-file';
import { gitHubSettings } from './github';
import { tokenSettings } from './given-token';
import { managedIdentitySettings } from './managed-identity';
import type { WaySettings } from './way-settings';

/**
 * In the order in which they are chosen by the settings that are there: a token that is given, then that of the Azure SDKs'
 * DefaultAzureCredential (https://learn.microsoft.com/azure/developer/javascript/sdk/authentication/credential-chains).
 */
export const ways: readonly WaySettings[] = [
  tokenSettings,
  secretSettings,
  certificateSettings,
  tokenFileSettings,
  gitHubSettings,
  azurePipelinesSettings,
  managedIdentitySettings,
  azureCliSettings,
  deviceCodeSettings,
];
