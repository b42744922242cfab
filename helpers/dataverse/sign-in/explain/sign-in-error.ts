import { SignInError } from '../errors';
import { redactText } from '../http/redact';

type SignInAttempt = {
  readonly host: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly scope: string;
  /** Never to be shown, wherever the text of an error comes from. */
  readonly secret: string | undefined;
};

const secrets = 'Microsoft Entra admin center > App registrations > the app > Certificates & secrets';
const longestDetail = 300;

type Explanation = (attempt: SignInAttempt) => { readonly what: string; readonly whatToDo: string };

/** By AADSTS number: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const explanations: Readonly<Record<string, Explanation>> = {
  7000215: ({ clientId }) => ({
    what: `The client secret of app ${clientId} is wrong.`,
    whatToDo: `set AZURE_CLIENT_SECRET to the secret's Value, not its Secret ID; make a new one in ${secrets} if the value is lost.`,
  }),
  7000222: ({ clientId }) => ({
    what: `The client secret of app ${clientId} has expired.`,
    whatToDo: `make a new secret in ${secrets}, and set AZURE_CLIENT_SECRET to its Value.`,
  }),
  700016: ({ clientId, tenantId }) => ({
    what: `There is no app ${clientId} in tenant ${tenantId}.`,
    whatToDo:
      'check AZURE_CLIENT_ID (App registrations > the app > Application (client) ID), and that AZURE_TENANT_ID is the tenant of that app.',
  }),
  90002: unknownTenant,
  900023: unknownTenant,
  700027: ({ clientId }) => ({
    what: `The certificate is not registered for app ${clientId}, or its key does not fit.`,
    whatToDo: `upload the certificate of AZURE_CLIENT_CERTIFICATE_PATH in ${secrets} > Certificates.`,
  }),
  700024: () => ({
    what: 'The signed assertion is outside its time range.',
    whatToDo: "set this computer's clock: it differs from the identity provider's.",
  }),
  7000229: ({ clientId, tenantId }) => ({
    what: `App ${clientId} has no service principal in tenant ${tenantId}.`,
    whatToDo: 'let an administrator of the tenant consent to the app, or use an app that is registered there.',
  }),
  7000112: ({ clientId }) => ({
    what: `App ${clientId} is disabled.`,
    whatToDo: 'enable it in Microsoft Entra admin center > Enterprise applications > the app > Properties.',
  }),
  500011: ({ scope, tenantId }) => ({
    what: `Tenant ${tenantId} knows no environment for ${scope}.`,
    whatToDo: 'check that DATAVERSE_URL is an environment of the tenant in AZURE_TENANT_ID.',
  }),
  53003: () => ({
    what: 'A conditional access policy blocks this sign-in.',
    whatToDo: 'run from a network that the policy allows, or ask an administrator to exempt the app.',
  }),
};

/** MSAL's error, or the identity provider's own words, as a SignInError. No credential is in its text. */
export function signInError(attempt: SignInAttempt, error: unknown, refusal: string | undefined): SignInError {
  const words = refusal ?? (error instanceof Error ? error.message : String(error));
  const number = /AADSTS(\d+)/.exec(words)?.[1] ?? '';
  const explanation = explanations[number]?.(attempt) ?? {
    what: `App ${attempt.clientId} was given no token by ${attempt.host} for tenant ${attempt.tenantId}.`,
    whatToDo: 'look the reason up above; check AZURE_TENANT_ID, AZURE_CLIENT_ID and the credential.',
  };
  return new SignInError(`${explanation.what} ${signInDetailOf(words, attempt.secret)}`, explanation.whatToDo);
}

function unknownTenant({ tenantId, host }: SignInAttempt): ReturnType<Explanation> {
  return {
    what: `${host} knows no tenant ${tenantId}.`,
    whatToDo:
      'check AZURE_TENANT_ID (Microsoft Entra admin center > Overview > Tenant ID), and AZURE_AUTHORITY_HOST for a government or national cloud.',
  };
}

function signInDetailOf(words: string, secret: string | undefined): string {
  // Trace id, correlation id and time help Microsoft's support alone, and push the remedy out of sight.
  const text = signInDescriptionOf(words)
    .replace(/\s+/g, ' ')
    .replace(/ ?Trace ID: .*$/, '')
    .trim();
  const safe = redactText(secret === undefined ? text : hideClientSecret(text, secret));
  return `The identity provider says: ${safe.length <= longestDetail ? safe : `${safe.slice(0, longestDetail)}…`}`;
}

function hideClientSecret(text: string, secret: string): string {
  const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
  return forms.reduce((hidden, form) => hidden.replaceAll(form, '[redacted]'), text);
}

function signInDescriptionOf(words: string): string {
  try {
    const body: unknown = JSON.parse(words);
    if (typeof body === 'object' && body !== null && 'error_description' in body) return String(body.error_description);
  } catch {
    // Not JSON: MSAL's own words.
  }
  return words;
}
