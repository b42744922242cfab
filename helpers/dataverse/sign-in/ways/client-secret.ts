import { requestByClientCredentials } from '../client-credentials';
import type { ClientSecret } from '../credential';
import type { Way } from '../way';

/** By a client secret of an app registration. */
export const signInBySecret: Way<ClientSecret> = ({ clientId, secret }, context) =>
  requestByClientCredentials(clientId, { clientSecret: secret }, context);
