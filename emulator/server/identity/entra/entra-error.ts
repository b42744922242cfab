import { type JWTPayload } from 'jose';
import { randomUUID } from 'node:crypto';

/**
 * An error of the token endpoint, in Microsoft Entra's words. Clients decide by the number.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export class EntraError extends Error {
  override readonly name = 'EntraError';
  readonly status: 400 | 401;
  /** OAuth's own code: `invalid_client`. */
  readonly error: string;
  /** The AADSTS number. */
  readonly code: number;

  constructor(status: 400 | 401, error: string, code: number, message: string) {
    super(`AADSTS${code}: ${message}`);
    this.status = status;
    this.error = error;
    this.code = code;
  }

  /** The reply's JSON. The correlation id is the client's own, when it sent one. */
  toBody(correlationId: string): Record<string, unknown> {
    const timestamp = new Date()
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z$/, 'Z');
    const traceId = randomUUID();
    const trail = `Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
    return {
      error: this.error,
      error_description: `${this.message} ${trail}`,
      error_codes: [this.code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${this.code}`,
    };
  }
}

const invalidEntraRequest = (code: number, message: string) => new EntraError(400, 'invalid_request', code, message);
const invalidEntraClient = (code: number, message: string) => new EntraError(401, 'invalid_client', code, message);

const wrongTenantHint =
  'This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.';

export const unknownTenant = (tenant: string, error: 'invalid_request' | 'invalid_tenant') =>
  new EntraError(
    400,
    error,
    90002,
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  );

/** A tenant that is neither a GUID nor a domain name. */
export const malformedTenant = (tenant: string) =>
  invalidEntraRequest(
    900023,
    `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
  );

export const unknownApplication = (clientId: string, tenantId: string) =>
  new EntraError(
    400,
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenantId}'. ${wrongTenantHint}`,
  );

export const missingTokenParameter = (name: string) =>
  invalidEntraRequest(900144, `The request body must contain the following parameter: '${name}'.`);

export const unsupportedGrantType = (grantType: string) =>
  new EntraError(400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grantType}'.`);

export const unsupportedTokenParameter = (name: string) =>
  invalidEntraRequest(901002, `The '${name}' request parameter is not supported.`);

export const malformedTokenRequest = () =>
  invalidEntraRequest(9002313, 'Invalid request. Request is malformed or invalid.');

export const wrongTokenRequestMethod = (method: string) =>
  invalidEntraRequest(900561, `The endpoint only accepts POST requests. Received a ${method} request.`);

export const notADefaultScope = (scope: string) =>
  new EntraError(
    400,
    'invalid_scope',
    1002012,
    `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  );

export const malformedScope = (scope: string) =>
  new EntraError(
    400,
    'invalid_scope',
    70011,
    `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
  );

export const unknownTokenResource = (resource: string, tenantId: string) =>
  new EntraError(
    400,
    'invalid_resource',
    500011,
    `The resource principal named ${resource} was not found in the tenant named ${tenantId}. ${wrongTenantHint}`,
  );

export const noClientCredential = () =>
  invalidEntraClient(
    7000216,
    "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
  );

export const wrongClientSecret = (clientId: string) =>
  invalidEntraClient(
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
  );

export const malformedClientAssertion = (reason: string) =>
  invalidEntraClient(50027, `JWT token is invalid or malformed. ${reason}`);

export const certificateNotRegistered = (thumbprint: string, clientId: string) =>
  invalidEntraClient(
    700027,
    `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${thumbprint}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${clientId}'.]`,
  );

export const wrongAssertionSignature = (thumbprint: string) =>
  invalidEntraClient(
    700027,
    `Client assertion failed signature validation. [Reason - The key was found, but use of the key to verify the signature failed., Thumbprint of key used by client: '${thumbprint}']`,
  );

/** @param assertion its times in seconds since 1970 */
export const assertionOutOfTime = ({ nbf = 0, exp = 0 }: Pick<JWTPayload, 'nbf' | 'exp'>) => {
  const [now, validFrom, expiry] = [Date.now(), nbf * 1_000, exp * 1_000].map(time => new Date(time).toISOString());
  return invalidEntraClient(
    700024,
    `Client assertion is not within its valid time range. Current time: ${now}, assertion valid from ${validFrom}, expiry time of assertion ${expiry}.`,
  );
};

export const wrongAssertionAudience = () =>
  invalidEntraClient(700023, 'Client assertion audience claim does not match Realm issuer.');

export const assertionOfAnotherApplication = () =>
  invalidEntraClient(700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
