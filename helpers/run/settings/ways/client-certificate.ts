import { z } from 'zod';
import { readableFile } from '../files';
import { appCredentials, clientId } from './app-registration';
import { waySettings } from './way-settings';

const meaning = `a PEM file with the certificate registered in ${appCredentials}, and its private key`;

/** A certificate. Whether the file holds what it must is seen when it is read to sign in. */
export const certificateSettings = waySettings({
  name: 'certificate',
  chosenBy: ['AZURE_CLIENT_CERTIFICATE_PATH'],
  partners: ['AZURE_CLIENT_CERTIFICATE_PASSWORD'],
  secrets: ['AZURE_CLIENT_CERTIFICATE_PASSWORD'],
  shape: {
    AZURE_CLIENT_ID: clientId,
    AZURE_CLIENT_CERTIFICATE_PATH: z.string({ error: `is not set: ${meaning}` }).pipe(readableFile(meaning)),
    AZURE_CLIENT_CERTIFICATE_PASSWORD: z.string().optional(),
  },
  credential: values => ({
    kind: 'certificate',
    clientId: values.AZURE_CLIENT_ID,
    path: values.AZURE_CLIENT_CERTIFICATE_PATH,
    ...(values.AZURE_CLIENT_CERTIFICATE_PASSWORD !== undefined && {
      password: values.AZURE_CLIENT_CERTIFICATE_PASSWORD,
    }),
  }),
});
