import { requestByClientCredentials } from '../client-credentials';
import type { AzurePipelines } from '../credential';
import { requestPipelineToken } from '../federation/pipeline-token';
import type { Way } from '../way';

/**
 * By the token that Azure Pipelines gives a job for a service connection, as AzurePipelinesCredential of Azure Identity does
 * (https://learn.microsoft.com/rest/api/azure/devops/distributedtask/oidctoken/create).
 */
export const signInByAzurePipelines: Way<AzurePipelines> = (credential, context) => {
  const url = new URL(credential.requestUrl);
  url.searchParams.set('api-version', '7.1');
  url.searchParams.set('serviceConnectionId', credential.serviceConnectionId);
  const { requestToken } = credential;
  return requestByClientCredentials(
    credential.clientId,
    {
      assertion: () =>
        requestPipelineToken(
          {
            method: 'POST',
            url,
            requestToken,
            // Else a token that is no good any more is answered by the way to a sign-in page.
            headers: { 'content-type': 'application/json', 'x-tfs-fedauthredirect': 'Suppress' },
            member: 'oidcToken',
            pipeline: 'Azure Pipelines',
            whatToDo:
              'map SYSTEM_ACCESSTOKEN: $(System.AccessToken) into the step, and check that AZURESUBSCRIPTION_SERVICE_CONNECTION_ID is the id of a service connection with workload identity federation that this pipeline may use.',
          },
          context.send,
        ),
    },
    context,
  );
};
