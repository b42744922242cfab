import { z } from 'zod';
import { readableFile } from '../files';
import { appCredentials, clientId } from './app-registration';
import { waySettings } from './way-settings';

const meaning = `a PEM or PFX file with the certificate registered in ${appCredentials}, and its private key`;

/** A certificate. Whether the file holds what it must is seen when it is read to sign in. */
export const certificateSettings = waySettings({
  name: 'certificate',
  chosenBy: ['AZURE_CLIENT_CERTIFICATE_PATH'],
  // Whether the chain is sent is often left set, and harms no other way.
  partners: ['AZURE_CLIENT_CERTIFICATE_PASSWORD'],
  secrets: ['AZURE_CLIENT_CERTIFICATE_PASSWORD'],
  shape: {
    AZURE_CLIENT_ID: clientId,
    AZURE_CLIENT_CERTIFICATE_PATH: z.string({ error: `is not set: ${meaning}` }).pipe(readableFile(meaning)),
    AZURE_CLIENT_CERTIFICATE_PASSWORD: z.string().optional(),
    AZURE_CLIENT_SEND_CERTIFICATE_CHAIN: z
      .stringbool({
        error:
          'is neither true nor false: true sends the chain too, for an app that trusts the subject name and issuer of its certificate (default false)',
      })
      .default(false),
  },
  credential: values => ({
    kind: 'certificate',
    clientId: values.AZURE_CLIENT_ID,
    path: values.AZURE_CLIENT_CERTIFICATE_PATH,
    ...(values.AZURE_CLIENT_CERTIFICATE_PASSWORD !== undefined && {
      password: values.AZURE_CLIENT_CERTIFICATE_PASSWORD,
    }),
    ...(values.AZURE_CLIENT_SEND_CERTIFICATE_CHAIN && { sendChain: true }),
  }),
});
