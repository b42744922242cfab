import { readClientCertificate } from '../certificate/client-certificate';
import { requestByClientCredentials } from '../client-credentials';
import type { ClientCertificateFile } from '../credential';
import type { Way } from '../way';

/** By an assertion that the private key of a registered certificate signs. Throws SettingsError for a file without one. */
export const signInByCertificate: Way<ClientCertificateFile> = (credential, context) =>
  requestByClientCredentials(credential.clientId, { clientCertificate: readClientCertificate(credential) }, context);
