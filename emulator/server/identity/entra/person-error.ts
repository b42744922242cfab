import { EntraError } from './entra-error';
import { type DeviceCodeState } from '../people/device-codes';

/** An application that signs itself in, or a client that is none of a person's. */
export const needsClientCredential = () =>
  new EntraError(
    401,
    'invalid_client',
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  );

/** A public client shows a secret. */
export const publicClientWithCredential = () =>
  new EntraError(
    401,
    'invalid_client',
    700025,
    "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  );

export const wrongRefreshToken = () =>
  new EntraError(400, 'invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.');

const refuseDeviceCode = (error: string, code: number, message: string) => new EntraError(400, error, code, message);

const notAuthorized =
  'Invalid verification code due to User typing in wrong user code for device code flow. Authorization is not approved.';

/**
 * What a device is told that has no token yet. The words of OAuth are documented, of the numbers the pending one:
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
 */
export function deviceCodeError(state: Exclude<DeviceCodeState['state'], 'approved'>): EntraError {
  switch (state) {
    case 'pending':
      return refuseDeviceCode(
        'authorization_pending',
        70016,
        'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
      );
    case 'too-early':
      // https://www.rfc-editor.org/rfc/rfc8628#section-3.5
      return refuseDeviceCode('slow_down', 70016, 'OAuth 2.0 device flow error. The client asks too often.');
    case 'declined':
      return refuseDeviceCode('authorization_declined', 70018, notAuthorized);
    case 'unknown':
      return refuseDeviceCode('bad_verification_code', 70018, notAuthorized);
    case 'expired':
      return refuseDeviceCode(
        'expired_token',
        70020,
        "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
      );
    case 'redeemed':
      return refuseDeviceCode('invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed.');
  }
}
