import { type ClientCertificate, readClientCertificate } from '../certificate/client-certificate';
import { requestByClientCredentials } from '../client-credentials';
import type { ClientCertificateFile } from '../credential';
import type { Way } from '../way';

/**
 * By an assertion that the private key of a registered certificate signs. The file is read for each token, for whoever renews the
 * certificate puts another one there. Throws SettingsError for a file without one, or with one that has expired.
 */
export const signInByCertificate: Way<ClientCertificateFile> = (credential, context) => {
  let first: ClientCertificate | undefined = readClientCertificate(credential);
  return async claims => {
    const clientCertificate = first ?? readClientCertificate(credential);
    first = undefined;
    return requestByClientCredentials(credential.clientId, { clientCertificate }, context)(claims);
  };
};
