import { z } from 'zod';
import { clientId } from './app-registration';
import { requestUrl } from './request-url';
import { waySettings } from './way-settings';

/**
 * A job of Azure Pipelines. Every job has an address to ask at; the service connection is what says that it should be asked.
 * The tasks AzureCLI and AzurePowerShell set it, and the app of that connection.
 */
export const azurePipelinesSettings = waySettings({
  name: 'azure-pipelines',
  chosenBy: ['AZURESUBSCRIPTION_SERVICE_CONNECTION_ID'],
  setByMachine: true,
  secrets: ['SYSTEM_ACCESSTOKEN'],
  otherNames: { AZURE_CLIENT_ID: 'AZURESUBSCRIPTION_CLIENT_ID' },
  shape: {
    AZURE_CLIENT_ID: clientId,
    AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: z.string({
      error:
        'is not set: the id (resource id in its address) of the service connection with workload identity federation; a step inside the task AzureCLI@2 has it',
    }),
    SYSTEM_ACCESSTOKEN: z.string({
      error: 'is not set: map it into the step, "env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)"',
    }),
    SYSTEM_OIDCREQUESTURI: requestUrl('Azure Pipelines sets it for each job'),
  },
  credential: values => ({
    kind: 'azure-pipelines',
    clientId: values.AZURE_CLIENT_ID,
    requestUrl: values.SYSTEM_OIDCREQUESTURI,
    requestToken: values.SYSTEM_ACCESSTOKEN,
    serviceConnectionId: values.AZURESUBSCRIPTION_SERVICE_CONNECTION_ID,
  }),
});
