import { createHash, timingSafeEqual } from 'node:crypto';
import { type Application, type Tenant } from './application';
import { assertionType, verifyClientAssertion } from './client-assertion';
import {
  malformedTokenRequest,
  missingTokenParameter,
  noClientCredential,
  unknownApplication,
  wrongClientSecret,
} from './entra-error';

type ProvenApplication = { readonly application: Application; readonly method: 'secret' | 'certificate' };

/**
 * Finds the application of a token request, by its parameters, and checks its secret or its signed assertion. Throws an EntraError.
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
