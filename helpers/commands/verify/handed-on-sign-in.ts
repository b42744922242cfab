import { tokensToHandOn } from '../../dataverse/sign-in/device-code/token-store';
import { handedOnName } from '../../run/settings/ways/device-code';

/**
 * Variables for the processes that a command starts: a person who signed in by a code in this one is not asked again by each
 * of them. What MSAL keeps goes on from memory to memory, and into no file. None where nobody signed in like that.
 */
export function handedOnSignIn(): Readonly<Record<string, string>> {
  const tokens = tokensToHandOn();
  return tokens === undefined ? {} : { [handedOnName]: tokens };
}
