import type { AuthenticationResult } from '@azure/msal-node';
import type { Token } from './way';

/** The token that MSAL was given. Throws where none came: an answer that names no error is a success to MSAL, whatever its status. */
export function tokenIn(result: AuthenticationResult | null): Token {
  if (result === null || result.accessToken === '') throw new Error('no token came');
  return { text: result.accessToken, lifetime: (result.expiresOn?.getTime() ?? Date.now()) - Date.now() };
}
