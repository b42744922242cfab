import { createHash, timingSafeEqual } from 'node:crypto';
import { type Application, type ProofMethod, type Tenant } from './application';
import { assertionType, verifyClientAssertion } from './client-assertion';
import { isFederatedAssertion, verifyFederatedAssertion } from '../federation/federated-assertion';
import {
  malformedTokenRequest,
  missingTokenParameter,
  noClientCredential,
  unknownApplication,
  wrongClientSecret,
} from '../entra/entra-error';

type ProvenApplication = { readonly application: Application; readonly method: ProofMethod };

/**
 * Finds the application of a token request, by its parameters, and checks its secret, its signed assertion or the token of
 * another issuer that it trusts. Throws an EntraError.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function authenticateClient(
  request: ReadonlyMap<string, string>,
  tenant: Tenant,
  assertionAudiences: readonly string[],
): Promise<ProvenApplication> {
  const clientId = request.get('client_id');
  if (clientId === undefined) throw missingTokenParameter('client_id');
  const application = tenant.applications.find(each => each.clientId === clientId.toLowerCase());
  if (application === undefined) throw unknownApplication(clientId, tenant.id);

  const secret = request.get('client_secret');
  const assertion = request.get('client_assertion');
  if (secret !== undefined && assertion !== undefined) throw malformedTokenRequest();
  if (assertion !== undefined) {
    const type = request.get('client_assertion_type');
    if (type === undefined) throw missingTokenParameter('client_assertion_type');
    if (type !== assertionType) throw malformedTokenRequest();
    if (isFederatedAssertion(assertion, application)) {
      await verifyFederatedAssertion(assertion, application);
      return { application, method: 'federation' };
    }
    await verifyClientAssertion(assertion, application, assertionAudiences);
    return { application, method: 'certificate' };
  }
  if (secret === undefined) throw noClientCredential();
  if (!isSameClientSecret(secret, application.secret)) throw wrongClientSecret(application.clientId);
  return { application, method: 'secret' };
}

/** Takes the same time however much of the secret is right. */
function isSameClientSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

const formType = 'application/x-www-form-urlencoded';

/**
 * The parameters of a request to the token endpoint that are not empty: of its form, and the client's id and secret where
 * they came as Basic credentials. Throws an EntraError when one comes twice or the credentials are malformed.
 */
export async function readTokenRequest(request: Request): Promise<ReadonlyMap<string, string>> {
  const isForm = request.headers.get('content-type')?.toLowerCase().startsWith(formType) === true;
  const form = new URLSearchParams(isForm ? await request.text() : '');
  const given = [...form, ...basicClientCredentials(request.headers.get('authorization'))];
  if (new Set(given.map(([name]) => name)).size !== given.length) throw malformedTokenRequest();
  return new Map(given.filter(([, value]) => value !== ''));
}

/** `Basic base64(id:secret)`, both form-encoded: https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
function basicClientCredentials(header: string | null): [string, string][] {
  const [, encoded] = /^Basic +(\S+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return [];
  const [id = '', secret, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  if (secret === undefined || rest.length > 0) throw malformedTokenRequest();
  return [
    ['client_id', formDecodeCredential(id)],
    ['client_secret', formDecodeCredential(secret)],
  ];
}

const formDecodeCredential = (text: string): string =>
  new URLSearchParams(`value=${text.replaceAll('&', '%26')}`).get('value') ?? '';
