import { z } from 'zod';
import { SignInError } from '../../errors';
import { beginningOf } from '../../harmless';
import { readJson } from '../../http/read-json';
import { redactText } from '../../http/redact';
import { hideSecrets } from '../../http/secret-forms';
import { adfsExplanations } from './adfs';
import { credentialExplanations } from './credentials';
import { directoryExplanations } from './directory';
import type { Explanations, SignInAttempt } from './explanation';
import { federationExplanations } from './federation';
import { policyExplanations } from './policies';

const longestDetail = 300;

const explanations: Explanations = {
  ...directoryExplanations,
  ...credentialExplanations,
  ...federationExplanations,
  ...policyExplanations,
  ...adfsExplanations,
};

/** Faults that Entra ID says with a 400 too: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export const ofTheMoment = /temporarily_unavailable|AADSTS90033\b/;

/** What went to and fro before a token was refused. */
export type Exchanged = {
  /** The identity provider's answer. */
  readonly refusal: string | undefined;
  /** What was sent to prove who asks. */
  readonly secrets: readonly string[];
  /** The answer is a fault of the moment. */
  readonly mayPass?: boolean;
};

/**
 * MSAL's error, or the identity provider's own words, as a SignInError. No credential is in its text: `secrets` are never
 * shown, wherever the words come from.
 */
export function signInError(attempt: SignInAttempt, error: unknown, exchanged: Exchanged): SignInError {
  const { refusal, secrets } = exchanged;
  const words = refusal ?? (error instanceof Error ? error.message : String(error));
  const [code = '', number = code] = /AADSTS(\d+)|MSIS\d+/.exec(words) ?? [];
  const explanation = explanations[number]?.(attempt) ?? {
    what: `App ${attempt.clientId} was given no token by ${attempt.host} for tenant ${attempt.tenantId}.`,
    whatToDo: 'look the reason up above; check AZURE_TENANT_ID, AZURE_CLIENT_ID and the credential.',
  };
  const mayPass = exchanged.mayPass === true || ofTheMoment.test(words);
  return new SignInError(`${explanation.what} ${describeRefusal(words, secrets)}`, explanation.whatToDo, { mayPass });
}

/** The identity provider's own words, fit for everybody's eyes. */
export function describeRefusal(words: string, secrets: readonly string[]): string {
  // Trace id, correlation id and time help Microsoft's support alone, and push the remedy out of sight.
  const text = signInDescriptionOf(words)
    .replace(/\s+/g, ' ')
    .replace(/ ?Trace ID: [^]*$/, '')
    .trim();
  const safe = redactText(hideSecrets(text, secrets, '[redacted]'));
  return `The identity provider says: ${safe.length <= longestDetail ? safe : `${beginningOf(safe, longestDetail)}…`}`;
}

/** `error_description` of an authority; an agent of a machine has `message`, or an `error` with one. */
const refusalShape = z.union([
  z.object({ error_description: z.string() }).transform(body => body.error_description),
  z.object({ message: z.string() }).transform(body => body.message),
  z.object({ error: z.object({ message: z.string() }) }).transform(body => body.error.message),
]);

function signInDescriptionOf(words: string): string {
  try {
    return refusalShape.safeParse(readJson(words)).data ?? words;
  } catch {
    // Not JSON: MSAL's own words.
    return words;
  }
}
