import type { Credential } from '../credential';
import type { RequestToken, SignInContext } from '../way';
import { signInByCertificate } from './client-certificate';
import { signInBySecret } from './client-secret';

/** The way that a credential's kind names. Throws SettingsError at once for a credential that cannot be used. */
export function chooseWay(credential: Credential, context: SignInContext): RequestToken {
  switch (credential.kind) {
    case 'secret':
      return signInBySecret(credential, context);
    case 'certificate':
      return signInByCertificate(credential, context);
  }
}
