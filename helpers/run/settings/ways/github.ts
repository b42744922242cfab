import { z } from 'zod';
import { clientId } from './app-registration';
import { requestUrl } from './request-url';
import { waySettings } from './way-settings';

const why = 'GitHub Actions sets it for a job with "permissions: id-token: write"';

/** A job of GitHub Actions. */
export const gitHubSettings = waySettings({
  name: 'github',
  chosenBy: ['ACTIONS_ID_TOKEN_REQUEST_URL'],
  setByMachine: true,
  secrets: ['ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
  shape: {
    AZURE_CLIENT_ID: clientId,
    ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl(why),
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: z.string({ error: `is not set: ${why}` }),
  },
  credential: values => ({
    kind: 'github',
    clientId: values.AZURE_CLIENT_ID,
    requestUrl: values.ACTIONS_ID_TOKEN_REQUEST_URL,
    requestToken: values.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
  }),
});
