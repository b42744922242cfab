import { EntraError } from '../entra/entra-error';

/**
 * An error of the token endpoint, in the words of Active Directory Federation Services, which every refusal has with status 400.
 * Those of client, secret, resource and grant type were recorded; see also
 * https://learn.microsoft.com/windows-server/identity/ad-fs/troubleshooting/ad-fs-tshoot-overview
 */
export class AdfsError extends Error {
  override readonly name = 'AdfsError';
  /** OAuth's own code: `invalid_client`. */
  readonly error: string;

  constructor(error: string, message: string) {
    super(message);
    this.error = error;
  }

  /** The reply's JSON. */
  toBody(): Record<string, string> {
    return { error: this.error, error_description: this.message };
  }
}

export const unknownAdfsResource = () =>
  new AdfsError(
    'invalid_resource',
    "MSIS9602: The received 'resource' parameter is invalid. The authorization server can not find a registered resource with the specified identifier.",
  );

export const unsupportedAdfsGrant = () =>
  new AdfsError(
    'unsupported_grant_type',
    "MSIS9611: The authorization server does not support the requested 'grant_type'. The authorization server only supports 'client_credentials' as the grant type.",
  );

/** Which scopes AD FS knows stands in its discovery document; in which words it refuses others is inferred. */
export const unknownAdfsScope = (scope: string) =>
  new AdfsError('invalid_scope', `The scope '${scope}' is not one of the authorization server's.`);

const malformedAdfsRequest = () =>
  new AdfsError('invalid_request', 'The request is malformed: a parameter is missing or wrong.');

const unknownAdfsClient = () =>
  new AdfsError(
    'invalid_client',
    "MSIS9607: The 'client_id' parameter in the request is invalid. No registered client is found with this identifier.",
  );

const wrongAdfsCredential = () =>
  new AdfsError(
    'invalid_client',
    'MSIS9622: Client authentication failed. Please verify the credential provided for client authentication is valid.',
  );

/** What AD FS says where Entra has this to say of a client. */
export function adfsErrorOf(error: unknown): unknown {
  if (!(error instanceof EntraError)) return error;
  if (error.error === 'unauthorized_client') return unknownAdfsClient();
  return error.error === 'invalid_client' ? wrongAdfsCredential() : malformedAdfsRequest();
}
