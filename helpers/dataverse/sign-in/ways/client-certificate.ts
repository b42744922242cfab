import { readClientCertificate } from '../client-certificate';
import { requestByClientCredentials } from '../client-credentials';
import type { ClientCertificateFile } from '../credential';
import type { Way } from '../way';

/** By an assertion that the private key of a registered certificate signs. Throws SettingsError for a file without one. */
export const signInByCertificate: Way<ClientCertificateFile> = ({ clientId, path, password }, context) =>
  requestByClientCredentials(clientId, { clientCertificate: readClientCertificate(path, password) }, context);
