import { requestByClientCredentials } from '../client-credentials';
import type { GitHubActions } from '../credential';
import { exchangeAudience } from '../federation/exchange-audience';
import { requestPipelineToken } from '../federation/pipeline-token';
import type { Way } from '../way';

/**
 * By the token that GitHub gives a job of Actions, which the app trusts: no secret is stored anywhere
 * (https://docs.github.com/actions/reference/security/oidc). Each request takes a new one: they live for minutes.
 */
export const signInByGitHub: Way<GitHubActions> = ({ clientId, requestUrl, requestToken }, context) =>
  requestByClientCredentials(
    clientId,
    {
      assertion: tokenEndpoint => {
        const url = new URL(requestUrl);
        url.searchParams.set('audience', exchangeAudience(tokenEndpoint));
        return requestPipelineToken(
          {
            method: 'GET',
            url,
            requestToken,
            member: 'value',
            pipeline: 'GitHub',
            whatToDo:
              'give the job "permissions: id-token: write"; ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are of the running job only, and cannot be kept.',
          },
          context.send,
        );
      },
    },
    context,
  );
