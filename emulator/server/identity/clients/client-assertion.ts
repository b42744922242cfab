import { decodeProtectedHeader, errors, jwtVerify, type JWTVerifyOptions, type ProtectedHeaderParameters } from 'jose';
import { createHash, type X509Certificate } from 'node:crypto';
import { type Application } from './application';
import { findTrustedLeaf } from './certificate-chain';
import {
  assertionOfAnotherApplication,
  assertionOutOfTime,
  certificateNotRegistered,
  malformedClientAssertion,
  wrongAssertionAudience,
  wrongAssertionSignature,
} from '../entra/entra-error';

export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Clocks of client and server may differ this much. Seconds. */
const clockTolerance = 300;

/**
 * Checks the JWT that a client signs with its certificate instead of sending a secret: signature, audience, issuer,
 * subject and time. Throws an EntraError.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 *
 * An assertion may come again until it expires: MSAL sends the same one (same `jti`) for ten minutes. Time is the real
 * one, not the organization's: the client signs by its own clock.
 */
export async function verifyClientAssertion(
  assertion: string,
  application: Application,
  audiences: readonly string[],
): Promise<void> {
  const { certificate, thumbprint } = findAssertionCertificate(readAssertionHeader(assertion), application);
  const { clientId } = application;
  const options: JWTVerifyOptions = {
    algorithms: ['PS256', 'RS256'],
    audience: [...audiences],
    issuer: clientId,
    subject: clientId,
    requiredClaims: ['exp'],
    clockTolerance,
  };
  try {
    await jwtVerify(assertion, certificate.publicKey, options);
  } catch (error) {
    throw explainAssertionFailure(error, thumbprint);
  }
}

function readAssertionHeader(assertion: string): ProtectedHeaderParameters {
  try {
    return decodeProtectedHeader(assertion);
  } catch {
    throw malformedClientAssertion('The client assertion is not a JWT.');
  }
}

/** By `x5t#S256` (SHA-256) or `x5t` (SHA-1), as the header names it. */
function findAssertionCertificate(header: ProtectedHeaderParameters, application: Application) {
  const sha256 = header['x5t#S256'];
  const wanted = typeof sha256 === 'string' ? sha256 : header.x5t;
  if (typeof wanted !== 'string')
    throw malformedClientAssertion('No certificate thumbprint specified in token header.');
  const algorithm = wanted === sha256 ? 'sha256' : 'sha1';
  const thumbprint = Buffer.from(wanted, 'base64url').toString('hex').toUpperCase();
  const leaf = findTrustedLeaf(header.x5c, application.trustedSubjects);
  const known = [...application.certificates, ...(leaf === undefined ? [] : [leaf])];
  const certificate = known.find(each => certificateThumbprint(each, algorithm) === thumbprint);
  if (certificate === undefined) throw certificateNotRegistered(thumbprint, application.clientId);
  return { certificate, thumbprint };
}

const certificateThumbprint = (certificate: X509Certificate, algorithm: 'sha1' | 'sha256'): string =>
  createHash(algorithm).update(certificate.raw).digest('hex').toUpperCase();

function explainAssertionFailure(error: unknown, thumbprint: string): unknown {
  if (error instanceof errors.JWSSignatureVerificationFailed) return wrongAssertionSignature(thumbprint);
  if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) {
    const { claim, payload } = error;
    // A claim that is missing or of the wrong type has no better number than "malformed".
    if (error.reason === 'check_failed' && (claim === 'exp' || claim === 'nbf')) {
      return assertionOutOfTime(payload);
    }
    if (claim === 'aud') return wrongAssertionAudience();
    if (claim === 'iss' || claim === 'sub') return assertionOfAnotherApplication();
  }
  if (error instanceof errors.JOSEError) return malformedClientAssertion(`${error.message}.`);
  return error;
}
