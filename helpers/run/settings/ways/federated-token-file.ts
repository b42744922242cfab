import { z } from 'zod';
import { readableFile } from '../files';
import { clientId } from './app-registration';
import { waySettings } from './way-settings';

const meaning =
  'the file with a token of an issuer that the app trusts (Certificates & secrets > Federated credentials); the workload identity webhook of Kubernetes sets it';

/** A token of another issuer, in a file. */
export const tokenFileSettings = waySettings({
  name: 'federated-token-file',
  chosenBy: ['AZURE_FEDERATED_TOKEN_FILE'],
  setByMachine: true,
  shape: {
    AZURE_CLIENT_ID: clientId,
    AZURE_FEDERATED_TOKEN_FILE: z.string({ error: `is not set: ${meaning}` }).pipe(readableFile(meaning)),
  },
  credential: values => ({
    kind: 'federated-token-file',
    clientId: values.AZURE_CLIENT_ID,
    path: values.AZURE_FEDERATED_TOKEN_FILE,
  }),
});
