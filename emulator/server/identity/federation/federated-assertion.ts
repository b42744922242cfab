import { decodeJwt, errors, type JWTPayload } from 'jose';
import { type Application } from '../clients/application';
import { assertionOutOfTime } from '../entra/entra-error';
import {
  foreignSignature,
  noFederatedCredential,
  subjectOfOtherCase,
  unknownFederatedAudience,
  unknownFederatedIssuer,
  unknownFederatedSubject,
} from '../entra/federation-error';
import { type FederatedCredential, isOutOfTime } from './token-issuer';

/**
 * Checks a token of another issuer that a program sends in place of its own assertion: issuer, subject and audience must be
 * those of one federated credential of the application, letter by letter. Throws an EntraError.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 *
 * Differs from Entra: the issuer's keys are at hand, and are not fetched from its address.
 */
export async function verifyFederatedAssertion(assertion: string, application: Application): Promise<void> {
  const { federatedCredentials } = application;
  if (federatedCredentials.length === 0) throw noFederatedCredential(application.clientId);
  const claims = decodeJwt(assertion);
  const credential = findFederatedCredential(claims, federatedCredentials);
  try {
    await credential.verify(assertion);
  } catch (error) {
    if (isOutOfTime(error)) throw assertionOutOfTime(claims);
    if (error instanceof errors.JOSEError) throw foreignSignature();
    throw error;
  }
}

/** Whether a client's assertion is a token of another issuer: its own names itself as the issuer. */
export function isFederatedAssertion(assertion: string, { clientId }: Application): boolean {
  try {
    const { iss } = decodeJwt(assertion);
    return iss !== undefined && iss.toLowerCase() !== clientId && URL.canParse(iss);
  } catch {
    return false;
  }
}

function findFederatedCredential(claims: JWTPayload, all: readonly FederatedCredential[]): FederatedCredential {
  const { iss = '', sub = '' } = claims;
  const audiences = [claims.aud ?? ''].flat();
  const ofIssuer = all.filter(({ issuer }) => issuer === iss);
  if (ofIssuer.length === 0) throw unknownFederatedIssuer(iss);
  const ofSubject = ofIssuer.filter(({ subject }) => subject === sub);
  if (ofSubject.length === 0) {
    const isNear = ofIssuer.some(({ subject }) => subject.toLowerCase() === sub.toLowerCase());
    throw isNear ? subjectOfOtherCase(sub) : unknownFederatedSubject(sub);
  }
  const found = ofSubject.find(({ audience }) => audiences.includes(audience));
  if (found === undefined) throw unknownFederatedAudience(audiences.join(', '));
  return found;
}
