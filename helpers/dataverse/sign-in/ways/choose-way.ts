import type { Credential } from '../credential';
import type { RequestToken, SignInContext } from '../way';
import { signInByAzureCli } from './azure-cli';
import { signInByAzurePipelines } from './azure-pipelines';
import { signInByCertificate } from './client-certificate';
import { signInBySecret } from './client-secret';
import { signInByDeviceCode } from './device-code';
import { signInByTokenFile } from './federated-token-file';
import { signInByGitHub } from './github';
import { signInWithToken } from './given-token';
import { signInByManagedIdentity } from './managed-identity';

/** The way that a credential's kind names. Throws SettingsError at once for a credential that cannot be used. */
export function chooseWay(credential: Credential, context: SignInContext): RequestToken {
  switch (credential.kind) {
    case 'secret':
      return signInBySecret(credential, context);
    case 'certificate':
      return signInByCertificate(credential, context);
    case 'federated-token-file':
      return signInByTokenFile(credential, context);
    case 'github':
      return signInByGitHub(credential, context);
    case 'azure-pipelines':
      return signInByAzurePipelines(credential, context);
    case 'access-token':
      return signInWithToken(credential, context);
    case 'azure-cli':
      return signInByAzureCli(credential, context);
    case 'managed-identity':
      return signInByManagedIdentity(credential, context);
    case 'device-code':
      return signInByDeviceCode(credential, context);
  }
}
