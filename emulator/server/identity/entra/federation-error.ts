import { EntraError } from './entra-error';

const refuseFederation = (code: number, message: string) => new EntraError(401, 'invalid_client', code, message);

const noMatch = (code: number, what: string, value: string, hint = '') =>
  refuseFederation(
    code,
    `No matching federated identity record found for presented assertion ${what} '${value}'. ${hint}Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
  );

/** The application trusts no other issuer at all. */
export const noFederatedCredential = (clientId: string) =>
  refuseFederation(70025, `The client '${clientId}' has no configured federated identity credentials.`);

export const unknownFederatedIssuer = (issuer: string) => noMatch(700211, 'issuer', issuer);

export const unknownFederatedAudience = (audience: string) => noMatch(700212, 'audience', audience);

export const unknownFederatedSubject = (subject: string) => noMatch(700213, 'subject', subject);

/** https://learn.microsoft.com/entra/identity-platform/reference-breaking-changes: matching minds the case since 2024. */
export const subjectOfOtherCase = (subject: string) =>
  noMatch(
    7002138,
    'subject',
    subject,
    'The subject matches with case-insensitive comparison, but not with case-sensitive comparison. ',
  );

/** Which number Entra gives a token that its issuer has not signed is inferred. */
export const foreignSignature = () => refuseFederation(50013, 'Assertion failed signature validation.');
