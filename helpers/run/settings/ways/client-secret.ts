import { z } from 'zod';
import { appCredentials, clientId } from './app-registration';
import { waySettings } from './way-settings';

/** A client secret. What is asked for when nothing chooses a way: it is the one that most have. */
export const secretSettings = waySettings({
  name: 'secret',
  chosenBy: ['AZURE_CLIENT_SECRET'],
  secrets: ['AZURE_CLIENT_SECRET'],
  shape: {
    AZURE_CLIENT_ID: clientId,
    AZURE_CLIENT_SECRET: z.string({
      error: `is not set, nor is AZURE_CLIENT_CERTIFICATE_PATH: one of them proves who signs in. The secret's Value (not its Secret ID) is shown once, when it is made in ${appCredentials}. A person needs neither: SIGN_IN=azure-cli or device-code; README has all ways`,
    }),
  },
  credential: values => ({ kind: 'secret', clientId: values.AZURE_CLIENT_ID, secret: values.AZURE_CLIENT_SECRET }),
});
